import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../../schemas/generated/metadata.ts';
import type { WireRecord } from '../api/records/records.ts';
import { stageHistory } from '../api/records/stages.ts';
import { refreshRecords } from '../api/records/useUndo.ts';
import type { CellContext } from '../fields/field-cell.ts';
import type { ClientField, ClientObject } from '../metadata/client-metadata.ts';
import { daysText } from './days-text.ts';
import classes from './stage-path.module.css';
import { moveProblem, stageKey, stagesOf } from './stage-rules.ts';
import { StageStep, type StepState } from './stage-step.tsx';
import { useProblemWords } from './useProblemWords.ts';
import { useStageMoves } from './useStageMoves.ts';

// The inputs of all field types come with it.
const StageDialog = lazy(async () => ({ default: (await import('./stage-dialog.tsx')).StageDialog }));

export interface StagePathProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  /** The choice field whose options are the stages. */
  readonly field: ClientField;
  readonly context: CellContext;
}

/**
 * The stages of a record as a path: those passed, the one that it is in and for how long, those to come; won and lost stand apart. One moves the
 * record by pressing a stage. Needs the texts `boards`.
 */
export function StagePath({ object, record, field, context }: StagePathProps) {
  const { t } = useTranslation('boards');
  const client = useQueryClient();
  const current = stageKey(record[field.name]);
  const refresh = useCallback(() => refreshRecords(client), [client]);
  const { move, asked } = useStageMoves(object, field, refresh);
  const words = useProblemWords();
  const history = useQuery({
    queryKey: ['record', object.name, record.id, 'stages', field.name],
    queryFn: ({ signal }) => stageHistory(object.name, record.id, field.name, signal),
  });
  if (record._hidden?.includes(field.name) || record._masked?.includes(field.name)) return null;
  const stages = stagesOf(field, current);
  const title = context.titleOf(object.name, record) ?? '';
  const stay = history.data?.items.at(-1);
  const age = stay?.stage === current && current !== null ? daysText(stay.seconds, t) : undefined;
  const step = (stage: Choice, index: number, all: readonly Choice[]) => (
    <StageStep
      key={stage.key}
      label={context.label(stage.label)}
      color={stage.color}
      state={stateOf(stage, all, current)}
      outcome={stage.outcome}
      age={stage.key === current ? age : undefined}
      rotting={stage.key === current && history.data?.rotting === true}
      fixed={!object.can.update || field.read_only}
      why={reason(moveProblem(field, current, stage.key))}
      position={index}
      onMove={() => void move({ id: record.id, title, from: current, to: stage.key })}
    />
  );
  const reason = (problem: ReturnType<typeof moveProblem>) => problem && words.ofMove(problem);
  const open = stages.filter((stage) => !isEnd(stage));
  const ends = stages.filter(isEnd);
  return (
    <nav className={classes.path} aria-label={t('stages.pathOf', { field: context.label(field.label) })}>
      <ol className={classes.steps}>{open.map((stage, index) => step(stage, index, open))}</ol>
      {ends.length > 0 && <ul className={classes.ends}>{ends.map((stage, index) => step(stage, index, ends))}</ul>}
      <Suspense fallback={null}>{asked && <StageDialog object={object} field={field} asked={asked} context={context} />}</Suspense>
    </nav>
  );
}

function isEnd({ outcome }: Choice): boolean {
  return outcome === 'won' || outcome === 'lost';
}

/** Passed are those before the present one in the order shown; of the ends only the one reached counts. */
function stateOf(stage: Choice, all: readonly Choice[], current: string | null): StepState {
  if (stage.key === current) return 'current';
  const at = all.findIndex(({ key }) => key === current);
  return !isEnd(stage) && at > all.indexOf(stage) ? 'done' : 'next';
}
