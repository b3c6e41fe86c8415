import type { ConversionPreview, ConversionRequest } from '../../schemas/generated/api.ts';
import type { ProblemIssue } from '../api/problem.ts';
import { type FieldInputs, writtenValue } from '../fields/field-input.ts';
import { asMembers, isBlank } from '../fields/wire-value.ts';
import { type ClientField, type ClientMetadata, type ClientObject, findField, findObject } from '../metadata/client-metadata.ts';

export type PreviewStep = ConversionPreview['steps'][number];
type Values = Readonly<Record<string, unknown>>;

/** What the person has chosen for one step. */
export interface StepChoice {
  /** False where an optional step is left out. */
  readonly included: boolean;
  /** The record taken in place of a new one. */
  readonly taken: string | undefined;
  /** Whether a record that is taken gets what it lacks. */
  readonly fills: boolean;
  readonly values: Values;
}

export type StepChoices = Readonly<Record<string, StepChoice>>;

/** At first everything is made anew, as previewed. */
export function firstChoices({ steps }: ConversionPreview): StepChoices {
  return Object.fromEntries(steps.map(({ as, values }) => [as, { included: true, taken: undefined, fills: true, values }]));
}

/** Fields that can be edited before a record is made: those that get values, and those that must have one. Links that the conversion sets itself are not asked for. */
export function editableFields(object: ClientObject, { values, links }: PreviewStep, source: string): readonly ClientField[] {
  return object.fields.filter((field) => {
    if (field.system || field.read_only || field.name in links || pointsTo(values[field.name], source)) return false;
    return field.name in values || field.required === true;
  });
}

function pointsTo(value: unknown, id: string): boolean {
  return value === id || asMembers(value)?.id === id || (Array.isArray(value) && value.some((entry) => asMembers(entry)?.id === id));
}

/** The request for what was chosen: values only where they differ from the preview. */
export function conversionRequest(
  preview: ConversionPreview,
  choices: StepChoices,
  environment: { metadata: ClientMetadata; inputs: FieldInputs },
): ConversionRequest {
  const steps = preview.steps.map((step) => {
    const choice = choices[step.as];
    if (!choice?.included) return [step.as, { skip: true }] as const;
    if (choice.taken !== undefined) return [step.as, { id: choice.taken, ...(choice.fills ? {} : { values: {} }) }] as const;
    const object = findObject(environment.metadata, step.object);
    const changed = Object.entries(choice.values).flatMap(([name, value]) => {
      const field = findField(object, name);
      if (!field || JSON.stringify(value) === JSON.stringify(step.values[name]) || (isBlank(value) && isBlank(step.values[name]))) return [];
      return [[name, writtenValue(value, field, environment)] as const];
    });
    return [step.as, changed.length > 0 ? { values: Object.fromEntries(changed) } : {}] as const;
  });
  return { steps: Object.fromEntries(steps) };
}

/** Sorts what was wrong to steps and fields; what belongs to none is in `general`. */
export function issuesByStep(
  issues: readonly ProblemIssue[],
  preview: ConversionPreview,
): { readonly beside: Readonly<Record<string, ProblemIssue>>; readonly general: readonly ProblemIssue[] } {
  const beside: Record<string, ProblemIssue> = {};
  const general: ProblemIssue[] = [];
  for (const issue of issues) {
    const [, , step = '', , field = ''] = issue.pointer.split('/');
    if (field !== '' && preview.steps.some(({ as }) => as === step)) beside[`${step}/${field}`] ??= issue;
    else general.push(issue);
  }
  return { beside, general };
}
