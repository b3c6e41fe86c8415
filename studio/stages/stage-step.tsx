import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconFlag, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../../schemas/generated/metadata.ts';
import classes from './stage-path.module.css';

export type StepState = 'done' | 'current' | 'next';

export interface StageStepProps {
  readonly label: string;
  readonly color: Choice['color'];
  readonly state: StepState;
  readonly outcome: Choice['outcome'];
  /** How long the record has been in it. */
  readonly age: string | undefined;
  readonly rotting: boolean;
  /** The person may not move records at all. */
  readonly fixed: boolean;
  /** Why this stage cannot be entered now. */
  readonly why: string | undefined;
  readonly position: number;
  readonly onMove: () => void;
}

/** One stage of a path. One that cannot be entered can still be pressed: it says why. */
export function StageStep({ label, color, state, outcome, age, rotting, fixed, why, onMove }: StageStepProps) {
  const { t } = useTranslation('boards');
  const content = (
    <>
      <StepMark state={state} outcome={outcome} color={color} />
      <span className={classes.label}>{label}</span>
      {age !== undefined && (
        <span className={classes.age} data-rotting={rotting || undefined}>
          {rotting && <IconAlertTriangle size={13} aria-hidden />}
          {age}
          {rotting && <span className="visually-hidden">{t('stages.rotting')}</span>}
        </span>
      )}
    </>
  );
  const shape = { className: classes.step ?? '', 'data-state': state, 'data-outcome': outcome };
  if (state === 'current' || fixed)
    return (
      <li className={classes.item}>
        <span {...shape} aria-current={state === 'current' ? 'step' : undefined}>
          {content}
        </span>
      </li>
    );
  return (
    <li className={classes.item}>
      <Tooltip label={why} disabled={why === undefined} multiline maw={280} events={{ hover: true, focus: true, touch: false }}>
        <button type="button" {...shape} aria-disabled={why !== undefined} aria-label={t('stages.moveTo', { stage: label })} onClick={onMove}>
          {content}
        </button>
      </Tooltip>
    </li>
  );
}

function StepMark({ state, outcome, color }: Pick<StageStepProps, 'state' | 'outcome' | 'color'>) {
  if (outcome === 'won') return <IconFlag size={14} aria-hidden />;
  if (outcome === 'lost') return <IconX size={14} aria-hidden />;
  return state === 'done' ? (
    <IconCheck size={14} aria-hidden />
  ) : (
    <span className={classes.dot} style={color ? { background: `var(--mantine-color-${color}-6)` } : undefined} />
  );
}
