import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Person } from '../../../schemas/generated/api.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { formatDateTime } from '../../format/format-date.ts';
import { findField, findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';

/** A moment on the person's clock. */
export function Moment({ at }: { readonly at: string }) {
  const { locale, zone } = useCellContext();
  return (
    <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
      {formatDateTime(at, locale, zone)}
    </time>
  );
}

/** Who it was; nobody where nobody was signed in. */
export function Who({ actor }: { readonly actor: Person }) {
  const { t } = useTranslation('rights');
  if (actor.name !== '') return actor.name;
  return (
    <Text span c="dimmed">
      {t('logs.nobody')}
    </Text>
  );
}

/** The plural of an object; its name where it is gone. */
export function ObjectName({ object }: { readonly object: string | null }) {
  const { t } = useTranslation('rights');
  const { label } = useCellContext();
  const known = findObject(useMetadata(), object ?? undefined);
  if (object === null) return null;
  if (object === '*') return t('logs.several');
  return known ? label(known.plural) : object;
}

/** Labels of fields; the name of one that is gone. */
export function FieldNames({ object, fields }: { readonly object: string | null; readonly fields: readonly string[] }) {
  const { label } = useCellContext();
  const known = findObject(useMetadata(), object ?? undefined);
  return fields
    .map((name) => {
      const field = findField(known, name);
      return field ? label(field.label) : name;
    })
    .join(', ');
}

/** A record by its title, leading to its page; a short form of its id while the title is not known, or for good where it is gone. */
export function RecordName({ object, record, title }: { readonly object: string; readonly record: string; readonly title: string | undefined }) {
  return (
    <Anchor component={Link} to={`/records/${object}/${record}`} inherit underline="always">
      {title ?? `…${record.slice(-8)}`}
    </Anchor>
  );
}
