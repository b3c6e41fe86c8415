import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireRecord } from '../../api/records/records.ts';
import { refreshRecords } from '../../api/records/useUndo.ts';
import type { ClientField } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { moveProblem } from '../../stages/stage-rules.ts';
import { useProblemWords } from '../../stages/useProblemWords.ts';
import { useStageMoves } from '../../stages/useStageMoves.ts';
import type { ViewBodyProps } from '../view-body.ts';
import { type BoardColumn, boardColumns, cardColumns, cardFields } from './board-column.ts';
import type { MovingCard } from './cards/moving-card.ts';
import { useBoardTotals } from './useBoardTotals.ts';

export type BoardProps = ViewBodyProps & { readonly field: ClientField };

const noMoves: ReadonlyMap<string, MovingCard> = new Map();

/** All that a board shows and does: its columns with their totals, moving cards by the rules of stages, and why one cannot go somewhere. */
export function useBoard({ object, view, field, filter, search, context }: BoardProps) {
  const { t } = useTranslation('boards');
  const metadata = useMetadata();
  const sums = useMemo(() => view.sums ?? [], [view]);
  const totals = useBoardTotals({ object, field, filter, search, sums });
  const facts = useMemo(() => cardColumns(metadata, object, view), [metadata, object, view]);
  const fields = useMemo(() => cardFields(metadata, object, field, facts), [metadata, object, field, facts]);
  const titleOf = useCallback((record: WireRecord) => context.titleOf(object.name, record) ?? t('board.untitled'), [context, object.name, t]);
  const words = useProblemWords();
  const columns = boardColumns(field, totals.data);
  const label = (key: string): string => {
    const stage = columns.find((column) => column.key === key)?.stage;
    return stage ? context.label(stage.label) : t('board.none');
  };
  const why = (from: string, to: string): string | undefined => {
    if (to === '') return from === '' ? undefined : t('board.notNone');
    const problem = moveProblem(field, from === '' ? null : from, to);
    return problem && words.ofMove(problem);
  };
  return {
    ...useMoving({ object, field }, titleOf),
    canMove: object.can.update && !field.read_only,
    request: { object, field, fields, filter, search, sort: view.sort?.join(',') ?? '' },
    sums,
    totals,
    facts,
    columns,
    titleOf,
    label,
    why,
    /** Where the cards of a column may go. */
    stagesFrom: ({ key: from }: BoardColumn) =>
      columns.filter(({ key }) => key !== '' && key !== from).map(({ key }) => ({ key, label: label(key), why: why(from, key) })),
  };
}

/** Cards on their way: they stand where they go until the server has answered. */
function useMoving({ object, field }: Pick<BoardProps, 'object' | 'field'>, titleOf: (record: WireRecord) => string) {
  const client = useQueryClient();
  const [moving, setMoving] = useState(noMoves);
  const refresh = useCallback(() => refreshRecords(client), [client]);
  const { move, asked } = useStageMoves(object, field, refresh);
  const place = useCallback(
    async (record: WireRecord, from: string, to: string) => {
      if (from === to || to === '') return;
      setMoving((before) => new Map(before).set(record.id, { record, from, to }));
      await move({ id: record.id, title: titleOf(record), from: from === '' ? null : from, to });
      setMoving((before) => new Map([...before].filter(([id]) => id !== record.id)));
    },
    [move, titleOf],
  );
  return { moving, place, asked };
}
