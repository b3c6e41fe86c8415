import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AggregateRequest } from '../../../schemas/generated/api.ts';
import { loadTotals, type Totals } from '../../api/records/totals.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { asText } from '../../fields/wire-value.ts';
import type { ListGroup } from '../table/table-item.ts';
import { groupCondition } from './group-condition.ts';
import type { GroupField } from './group-field.ts';
import { groupTitle } from './group-title.ts';

/** Groups that one list shows; what lies beyond is told. */
const mostGroups = 500;

export interface GroupsRequest {
  readonly object: string;
  readonly filter: string;
  readonly search: string;
  readonly sums: readonly string[];
}

/** The groups of a list with their counts and sums, in the order of choices, else of values, what has none at the end. */
export function useGroups(request: GroupsRequest, by: GroupField | undefined, context: CellContext) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['records', request.object, 'totals', request, by?.path, by?.bucket],
    queryFn: ({ signal }) => loadTotals(request.object, asked(request, by), signal),
    enabled: by !== undefined,
    placeholderData: (previous, before) => (before?.queryKey[1] === request.object && before.queryKey[4] === by?.path ? keepPreviousData(previous) : undefined),
  });
  const totals = query.data;
  const groups = useMemo(() => (by && totals ? inOrder(by, toGroups(totals, request.sums, by, { context, t })) : []), [by, totals, request.sums, context, t]);
  return { groups, query };
}

function asked({ filter, search, sums }: GroupsRequest, by: GroupField | undefined): AggregateRequest {
  const first = by && { field: by.path, ...(by.bucket === undefined ? {} : { bucket: by.bucket }) };
  return {
    ...(filter === '' ? {} : { filter }),
    ...(search === '' ? {} : { search }),
    ...(first ? { group: [first, ...(by?.titles ?? []).map((field) => ({ field }))] } : {}),
    measures: [{ fn: 'count', as: 'records' }, ...sums.map((field, index) => ({ fn: 'sum' as const, field, as: `sum_${index}` }))],
    ...(by ? { sort: [...by.titles, by.path].slice(0, 2), limit: mostGroups } : {}),
  };
}

function toGroups(totals: Totals, sums: readonly string[], by: GroupField, { context, t }: { context: CellContext; t: TFunction }) {
  return totals.rows.map((row) => {
    const value = row[by.path] ?? null;
    const group: ListGroup = {
      key: `group ${JSON.stringify(value)}`,
      title: groupTitle(by, value, row, context, t),
      count: Number(row.records),
      sums: Object.fromEntries(sums.map((path, index) => [path, row[`sum_${index}`]])),
      condition: groupCondition(by, value, context.zone),
    };
    return { value, group };
  });
}

function inOrder(by: GroupField, groups: readonly { readonly value: unknown; readonly group: ListGroup }[]): readonly ListGroup[] {
  const choices = by.field.options.choices?.map(({ key }) => key);
  if (!choices) return groups.map(({ group }) => group);
  const place = (value: unknown) => (value === null ? choices.length + 1 : (choices.indexOf(asText(value)) + choices.length + 1) % (choices.length + 1));
  return groups.toSorted((left, right) => place(left.value) - place(right.value)).map(({ group }) => group);
}
