import type { ErrorSchema } from '@rjsf/utils';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { saveFailure } from '../issue-errors.ts';
import type { FormValues } from '../schema/validator.ts';

const noErrors: ErrorSchema<FormValues> = {};

/** Saving, and what the server had against it: beside the fields, or above the buttons where it belongs to none. */
export function useSaving(object: ClientObject, onSave: (written: FormValues) => Promise<void>) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<ErrorSchema<FormValues>>(noErrors);
  const [general, setGeneral] = useState<readonly string[]>([]);
  const refuse = (error: unknown) => {
    const failure = error instanceof ProblemError ? saveFailure(error, object, t) : undefined;
    const beside = failure !== undefined && Object.keys(failure.errors).length > 0;
    setErrors(failure?.errors ?? noErrors);
    setGeneral(failure && failure.general.length > 0 ? failure.general : beside ? [] : [problemText(error, t)]);
  };
  const save = async (written: FormValues) => {
    setBusy(true);
    setGeneral([]);
    setErrors(noErrors);
    try {
      await onSave(written);
    } catch (error) {
      refuse(error);
    } finally {
      setBusy(false);
    }
  };
  /** A field that is mended is no longer marked. */
  const forget = (names: readonly string[]) => {
    if (names.some((name) => Object.hasOwn(errors, name))) setErrors(Object.fromEntries(Object.entries(errors).filter(([name]) => !names.includes(name))));
  };
  return { busy, errors, general, save, forget, note: (message: string) => setGeneral([message]) };
}
