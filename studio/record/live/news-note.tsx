import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../../fields/field-cell.ts';
import { type ClientObject, findField } from '../../metadata/client-metadata.ts';

/** Says to screen readers which cells read differently now. */
export function NewsNote({ object, news, context }: { readonly object: ClientObject; readonly news: ReadonlySet<string>; readonly context: CellContext }) {
  const { t } = useTranslation('record');
  const fields = [...news].flatMap((name) => findField(object, name) ?? []).map((field) => context.label(field.label));
  return <VisuallyHidden role="status">{fields.length > 0 ? t('live.changed', { fields: fields.join(', ') }) : ''}</VisuallyHidden>;
}
