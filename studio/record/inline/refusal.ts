import type { TFunction } from 'i18next';
import { ProblemError, type ProblemIssue } from '../../api/problem.ts';
import { issueText } from '../../forms/issue-errors.ts';
import type { ClientField } from '../../metadata/client-metadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import type { FieldStates } from './field-states.ts';

/** What a refused save said, sorted to the inputs. */
export interface Refusal {
  /** By the name of the field. */
  readonly beside: Readonly<Record<string, string>>;
  /** What belongs to no field that can be shown. */
  readonly general: string | undefined;
}

/** Sorts what was refused to the fields shown; `ask` are others that can be filled in beside them. */
export function refusalOf(
  error: unknown,
  shown: readonly ClientField[],
  states: Pick<FieldStates, 'askable'>,
  t: TFunction,
): Refusal & { readonly ask: readonly ClientField[] } {
  const issues = error instanceof ProblemError ? error.issues : [];
  if (issues.length === 0) return { beside: {}, general: problemText(error, t), ask: [] };
  const beside: Record<string, string> = {};
  const ask: ClientField[] = [];
  const general: string[] = [];
  for (const issue of issues) {
    const name = fieldOf(issue);
    const other = shown.some((field) => field.name === name) ? undefined : states.askable(name);
    if (other && !ask.includes(other)) ask.push(other);
    if (other || shown.some((field) => field.name === name)) beside[name] ??= issueText(issue, t);
    else general.push(issueText(issue, t));
  }
  return { beside, general: general.length > 0 ? general.join(' ') : undefined, ask };
}

function fieldOf({ pointer }: ProblemIssue): string {
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}
