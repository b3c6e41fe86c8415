import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem.ts';
import { useLabel } from '../i18n/useLabel.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import type { MoveProblem } from './stage-rules.ts';

export interface ProblemWords {
  /** Why a move is not possible. */
  readonly ofMove: (problem: MoveProblem) => string;
  /** Why the server refused one. */
  readonly ofError: (error: unknown) => string;
}

/** Says in words why a record does not go into a stage. */
export function useProblemWords(): ProblemWords {
  const { t } = useTranslation();
  const { t: words } = useTranslation('boards');
  const label = useLabel();
  const ofMove = useCallback(
    (problem: MoveProblem) => {
      const stage = label(problem.to.label);
      if (problem.kind === 'mover') return words('stages.mover', { stage });
      const allowed = problem.allowed.map((choice) => label(choice.label)).join(', ');
      return allowed === '' ? words('stages.last', { from: label(problem.from.label) }) : words('stages.order', { from: label(problem.from.label), allowed });
    },
    [label, words],
  );
  const ofError = useCallback(
    (error: unknown) => {
      const issue = error instanceof ProblemError ? error.issues[0] : undefined;
      if (issue?.code === undefined) return problemText(error, t);
      // @NOTE codes come from the server; those without a translation fall back to the message it sent.
      return t(`issues.${issue.code}` as 'issues.value_required', { defaultValue: issue.message, ...issue.params });
    },
    [t],
  );
  return { ofMove, ofError };
}
