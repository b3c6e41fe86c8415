import { Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getRecord, type WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { asList } from '../../fields/wire-value.ts';
import { listFields } from '../../list/columns.ts';
import type { ClientField, ClientObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { Delayed } from '../../shell/delayed.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { relatedColumns } from './related-columns.ts';
import { RelatedRows } from './related-rows.tsx';

export interface LinesOfRecordProps {
  /** The owner of the lines. */
  readonly owner: ClientObject;
  readonly id: string;
  readonly field: ClientField;
  readonly lines: ClientObject;
  readonly link: string;
  readonly context: CellContext;
}

// A path goes over three fields at most, the lines themselves being the first.
const longestPath = 2;

/** Owned lines read with their record, for whoever may not list them. */
export function LinesOfRecord({ owner, id, field, lines, link, context }: LinesOfRecordProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const columns = relatedColumns(metadata, lines, link, undefined);
  const paths = listFields(metadata, lines, columns)
    .filter((path) => path.split('.').length <= longestPath)
    .map((path) => `${field.name}.${path}`);
  const query = useQuery({ queryKey: ['record', owner.name, id, paths], queryFn: ({ signal }) => getRecord(owner.name, id, paths, signal) });
  // @NOTE the API answers lines as records of their object.
  const rows = asList(query.data?.[field.name]) as readonly WireRecord[];
  const heading = context.label(field.label);
  return (
    <section aria-label={heading}>
      <Title order={2} mb={8} lh="30px">
        {heading}
      </Title>
      {query.isPending && (
        <Delayed>
          <Skeleton height={60} />
        </Delayed>
      )}
      {query.isError && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && rows.length === 0 && (
        <Text c="dimmed" size="sm">
          {t('related.none')}
        </Text>
      )}
      {rows.length > 0 && <RelatedRows object={lines} columns={columns} rows={rows} openable={false} context={context} label={heading} />}
    </section>
  );
}
