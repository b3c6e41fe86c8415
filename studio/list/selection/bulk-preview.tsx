import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { BulkEditAnswer } from '../../../schemas/generated/api.ts';
import { listRecords, type WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { type ClientField, type ClientObject, findField } from '../../metadata/client-metadata.ts';
import { requestPaths, resolvePath, titlePaths } from '../../metadata/field-path.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { issueWords } from '../edit/cell-fault.ts';
import classes from './bulk-preview.module.css';

/** A field that is set, with its new value as the input gave it. */
export interface SetField {
  readonly field: ClientField;
  readonly value: unknown;
}

export interface BulkPreviewProps {
  readonly object: ClientObject;
  readonly context: CellContext;
  readonly answer: BulkEditAnswer;
  readonly set: readonly SetField[];
}

/** What would become of the records: how many change, the first of them, and why others stay. */
export function BulkPreview({ object, context, answer, set }: BulkPreviewProps) {
  const { t } = useTranslation('lists');
  const { t: common } = useTranslation();
  const records = useExamples(object, answer, set);
  const title = (id: string) => context.titleOf(object.name, records.get(id)) ?? common('record.untitled');
  return (
    <Stack gap="sm" role="region" aria-label={t('bulk.preview')}>
      <Text fw={600} aria-live="polite">
        {set.length === 0 ? t('bulk.wouldDelete', { count: answer.changed }) : t('bulk.wouldChange', { count: answer.changed })}
        {answer.unchanged > 0 && ` · ${t('bulk.already', { count: answer.unchanged })}`}
      </Text>
      {records.size > 0 && answer.examples.length > 0 && (
        <ul className={classes.examples}>
          {answer.examples.map((id) => (
            <li key={id} className={classes.example}>
              <span className={classes.title}>{title(id)}</span>
              {set.map(({ field, value }) => (
                <span key={field.name} className={classes.change}>
                  <FieldValue field={field} value={records.get(id)?.[field.name]} context={context} />
                  <span aria-hidden>→</span>
                  <FieldValue field={field} value={value} context={context} />
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      {answer.refusals.length > 0 && (
        <div className={classes.refusals}>
          <Text fw={600}>{t('bulk.wouldStay', { count: answer.refused })}</Text>
          <ul className={classes.examples}>
            {answer.refusals.map((refusal) => {
              const field = findField(object, refusal.field);
              return (
                <li key={`${refusal.code} ${refusal.field} ${refusal.issue.message}`} className={classes.example}>
                  <span>
                    <b>{refusal.count}</b> {field && `${context.label(field.label)}: `}
                    {refusalWords(refusal, common)}
                  </span>
                  <span className={classes.names}>
                    {refusal.examples
                      .filter((id) => records.has(id))
                      .map(title)
                      .join(', ')}
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </Stack>
  );
}

function refusalWords({ code, issue }: BulkEditAnswer['refusals'][number], t: TFunction): string {
  // An issue without a code of its own is told by that of the record.
  if (issue.code !== undefined) return issueWords({ ...issue, code: issue.code, params: issue.params ?? {} }, t);
  return t(`problems.${code}` as 'problems.unknown', { defaultValue: issue.message });
}

/** The records named as examples, with their titles and the fields that are set. */
function useExamples(object: ClientObject, answer: BulkEditAnswer, set: readonly SetField[]): ReadonlyMap<string, WireRecord> {
  const metadata = useMetadata();
  const ids = [...new Set([...answer.examples, ...answer.refusals.flatMap(({ examples }) => examples)])].slice(0, 60);
  const paths = set.flatMap(({ field }) => {
    const resolved = resolvePath(metadata, object, field.name);
    return resolved ? requestPaths(metadata, resolved) : [];
  });
  const { data } = useQuery({
    queryKey: ['records', object.name, 'examples', ids, paths],
    queryFn: ({ signal }) =>
      listRecords(
        object.name,
        {
          filter: `id in [${ids.map((id) => `'${id}'`).join(',')}]`,
          fields: [...new Set([...titlePaths(metadata, object.name), ...paths])].join(','),
          limit: ids.length,
          count: 'none',
        },
        signal,
      ),
    enabled: ids.length > 0,
  });
  return new Map(data?.items.map((record) => [record.id, record]));
}
