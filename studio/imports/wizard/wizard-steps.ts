import type { ImportInspected } from '../../../schemas/generated/api.ts';
import type { ImportDraft } from './import-draft.ts';

export const steps = ['file', 'columns', 'preview', 'run'] as const;
export type Step = (typeof steps)[number];

/** What every step works on. */
export interface StepProps {
  readonly draft: ImportDraft;
  readonly inspected: ImportInspected;
  readonly change: (change: (draft: ImportDraft) => ImportDraft) => void;
}
