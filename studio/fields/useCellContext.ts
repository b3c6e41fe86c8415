import { useMemo } from 'react';
import { useLocale } from '../i18n/useLocale.ts';
import { type ClientMetadata, findField, findObject } from '../metadata/client-metadata.ts';
import { titleField } from '../metadata/field-path.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { useMe } from '../session/useMe.ts';
import type { CellContext } from './field-cell.ts';
import { fieldCells } from './registry.ts';
import { asMembers, isBlank } from './wire-value.ts';

/** What cells need: language, zone, currency and the titles of related records. */
export function useCellContext(): CellContext {
  const metadata = useMetadata();
  const locale = useLocale();
  const { zone } = useMe();
  return useMemo(() => {
    const context: CellContext = {
      locale,
      zone: zone || metadata.settings.zone,
      currency: metadata.settings.currency,
      label: (label) => label[locale] || label.en,
      titleOf: (object, record) => recordTitle(metadata, object, record, context),
    };
    return context;
  }, [metadata, locale, zone]);
}

function recordTitle(metadata: ClientMetadata, object: string | undefined, record: unknown, context: CellContext): string | undefined {
  if (object === undefined) return undefined;
  const name = titleField(metadata, object);
  const value = asMembers(record)?.[name];
  if (isBlank(value)) return undefined;
  const field = findField(findObject(metadata, object), name);
  if (!field) return typeof value === 'string' ? value : undefined;
  const title = fieldCells[field.type].text(value, field, context);
  return title === '' ? undefined : title;
}
