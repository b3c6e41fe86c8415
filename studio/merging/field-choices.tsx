import { Radio } from '@mantine/core';
import { type CSSProperties, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergePreview } from '../../schemas/generated/api.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { formatDate } from '../format/format-date.ts';
import { toLocalTime } from '../format/zoned-time.ts';
import { columnLabel } from '../list/column-label.ts';
import type { ListColumn } from '../list/columns.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import classes from './field-choices.module.css';
import { chosenFor, type MergeChoices, united } from './merge-choices.ts';
import type { Compared } from './useComparedRecords.ts';
import { valueText } from './value-text.ts';

export interface FieldChoicesProps {
  readonly object: ClientObject;
  readonly ids: readonly string[];
  readonly kept: string;
  readonly preview: MergePreview;
  readonly compared: Compared;
  readonly choices: MergeChoices;
  readonly onKeep: (id: string) => void;
  readonly onChoose: (field: string, id: string) => void;
}

/** The records side by side, one column each: which is kept, and of each field in which they differ whose value is taken. */
export function FieldChoices({ object, ids, kept, preview, compared, choices, onKeep, onChoose }: FieldChoicesProps) {
  const { t } = useTranslation('merging');
  const titles = useTitles(object, ids, compared);
  const rows = preview.fields.flatMap((field) => {
    const column = compared.column(field.field);
    return column ? [{ field, column }] : [];
  });
  // @NOTE a custom property is no member of CSSProperties.
  const columns = { '--records': ids.length } as CSSProperties;
  return (
    <div className={classes.grid} style={columns}>
      <Choice legend={t('keep')} lead>
        {ids.map((id) => (
          <Radio
            key={id}
            name="kept"
            value={id}
            checked={id === kept}
            onChange={() => onKeep(id)}
            label={titles.get(id)}
            description={<Created id={id} compared={compared} />}
          />
        ))}
      </Choice>
      {rows.map(({ field, column }) => (
        <FieldRow
          key={field.field}
          field={field}
          column={column}
          ids={ids}
          titles={titles}
          compared={compared}
          chosen={chosenFor(field, choices)}
          onChoose={(id) => onChoose(field.field, id)}
        />
      ))}
      {rows.length === 0 && <p className={classes.same}>{t('noDifference')}</p>}
    </div>
  );
}

/** What each record is called; two of the same name are numbered. */
function useTitles(object: ClientObject, ids: readonly string[], { records }: Compared): ReadonlyMap<string, string> {
  const { t } = useTranslation();
  const context = useCellContext();
  const plain = ids.map((id) => context.titleOf(object.name, records.get(id)) ?? t('record.untitled'));
  return new Map(
    ids.map((id, index) => {
      const title = plain[index] ?? '';
      const same = plain.filter((other) => other === title).length;
      return [id, same > 1 ? `${title} (${plain.slice(0, index + 1).filter((other) => other === title).length})` : title];
    }),
  );
}

function Created({ id, compared }: { readonly id: string; readonly compared: Compared }) {
  const { t } = useTranslation('merging');
  const { locale, zone } = useCellContext();
  const at = compared.records.get(id)?.created_at;
  return typeof at === 'string' ? t('created', { day: formatDate(toLocalTime(new Date(at), zone).date, locale) }) : null;
}

interface ChoiceProps {
  readonly legend: string;
  readonly lead?: boolean;
  readonly children: React.ReactNode;
}

function Choice({ legend, lead = false, children }: ChoiceProps) {
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={id} className={classes.row} data-lead={lead || undefined}>
      <div id={id} className={classes.legend}>
        {legend}
      </div>
      {children}
    </div>
  );
}

interface FieldRowProps extends Pick<FieldChoicesProps, 'ids' | 'compared'> {
  readonly field: MergePreview['fields'][number];
  readonly column: ListColumn;
  readonly titles: ReadonlyMap<string, string>;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function FieldRow({ field, column, ids, titles, compared, chosen, onChoose }: FieldRowProps) {
  const { t } = useTranslation('merging');
  const context = useCellContext();
  const name = useId();
  const label = columnLabel(column, context);
  return (
    <Choice legend={label}>
      {ids.map((id) => {
        const record = compared.records.get(id);
        const hidden = record?._hidden?.includes(field.field) === true;
        const text = valueText(record, column, context) ?? t(hidden ? 'hidden' : 'blank');
        return (
          <Radio
            key={id}
            name={name}
            value={id}
            checked={chosen === id}
            disabled={!field.choices.includes(id)}
            onChange={() => onChoose(id)}
            label={text}
            description={<span className={classes.whose}>{titles.get(id)}</span>}
            data-taken={chosen === id || (chosen === united && field.from.includes(id)) || undefined}
          />
        );
      })}
      {field.united && (
        <Radio
          className={classes.united ?? ''}
          name={name}
          value={united}
          checked={chosen === united}
          onChange={() => onChoose(united)}
          label={t('unite')}
          disabled={field.choices.length === 0}
        />
      )}
    </Choice>
  );
}
