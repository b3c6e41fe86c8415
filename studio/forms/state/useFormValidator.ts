import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { createValidator, type FormValues } from '../schema/validator.ts';

const known = new Set(['required', 'minLength', 'maxLength', 'minimum', 'maximum', 'enum', 'format', 'pattern']);

/** The validator with messages in the person's language. It keeps its identity while the form is edited: rjsf starts anew with another. */
export function useFormValidator(toWrite: (values: FormValues) => FormValues) {
  const { t } = useTranslation();
  const latest = useRef(toWrite);
  useEffect(() => {
    latest.current = toWrite;
  });
  return useMemo(
    () =>
      createValidator({
        toWrite: (values) => latest.current(values),
        message: (keyword) => t(`validation.${known.has(keyword) ? keyword : 'format'}` as 'validation.format'),
      }),
    [t],
  );
}
