import { useCallback, useMemo, useState } from 'react';
import { fieldInputs } from '../../fields/inputs.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import type { FormLogic } from '../../logic/form-logic.ts';
import { useLogicContext } from '../../logic/useLogicContext.ts';
import type { FormContext } from './form-context.ts';

export type FormParts = Pick<FormContext, 'object' | 'layout' | 'masked' | 'first'> & { readonly logic: FormLogic };

/** The context of a form's parts, and what marks all fields as seen: errors show from then on. */
export function useFormContext({ object, layout, masked, logic, first }: FormParts): readonly [FormContext, () => void] {
  const context = useCellContext();
  const at = useLogicContext();
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const lineDefaults = useMemo(() => logic.lineDefaults(at), [logic, at]);
  const touch = useCallback((name: string) => setTouched((before) => (before.has(name) ? before : new Set(before).add(name))), []);
  const form = useMemo(
    () => ({ object, layout, masked, context, inputs: fieldInputs, lineDefaults, touched, tried, touch, first }),
    [object, layout, masked, context, lineDefaults, touched, tried, touch, first],
  );
  return [form, useCallback(() => setTried(true), [])];
}
