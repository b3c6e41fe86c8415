import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem.ts';
import { writtenValue } from '../fields/field-input.ts';
import { fieldInputs } from '../fields/inputs.ts';
import { asList, asMembers, isBlank } from '../fields/wire-value.ts';
import { saveFailure } from '../forms/issue-errors.ts';
import type { ClientField, ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import type { AskedMove } from './useStageMoves.ts';

type Values = Readonly<Record<string, unknown>>;
type Errors = Readonly<Record<string, string>>;

/** What is entered of the fields that a stage requires, and saving it with the move; what is wrong stands beside its field. */
export function useAskedFields(object: ClientObject, asked: AskedMove) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const [values, setValues] = useState<Values>({});
  const [errors, setErrors] = useState<Errors>({});
  const [general, setGeneral] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const written = (wanted: ClientField): unknown => writtenValue(values[wanted.name] ?? undefined, wanted, { metadata, inputs: fieldInputs });
  const refused = (error: unknown): void => {
    const failure = error instanceof ProblemError ? saveFailure(error, object, t) : undefined;
    const beside = Object.fromEntries(asked.fields.flatMap((wanted) => messageOf(failure?.errors, wanted)));
    setErrors(beside);
    // What belongs to a field that is not asked for is told above.
    setGeneral(failure?.general.length ? failure.general : Object.keys(beside).length > 0 ? [] : [problemWords(error, t)]);
    setBusy(false);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    event.stopPropagation();
    const blank = asked.fields.filter((wanted) => isBlank(written(wanted)));
    setErrors(Object.fromEntries(blank.map((wanted) => [wanted.name, t('issues.required')])));
    setGeneral([]);
    if (blank.length > 0) {
      focusField(blank[0]);
      return;
    }
    setBusy(true);
    await asked.save(Object.fromEntries(asked.fields.map((wanted) => [wanted.name, written(wanted)]))).catch(refused);
  };
  const change = (name: string, value: unknown): void => setValues((before) => ({ ...before, [name]: value }));
  return { values, errors, general, busy, change, submit };
}

export function inputId(field: ClientField): string {
  return `stage_${field.name}`;
}

function focusField(field: ClientField | undefined): void {
  if (field) document.getElementById(inputId(field))?.focus();
}

function messageOf(errors: unknown, field: ClientField): readonly (readonly [string, string])[] {
  const [message] = asList(asMembers(asMembers(errors)?.[field.name])?.__errors);
  return typeof message === 'string' ? [[field.name, message]] : [];
}

function problemWords(error: unknown, t: Parameters<typeof problemText>[1]): string {
  const [issue] = error instanceof ProblemError ? error.issues : [];
  return issue ? t(`issues.${issue.code}` as 'issues.required', { defaultValue: issue.message, ...issue.params }) : problemText(error, t);
}
