import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { fieldInputs } from '../../fields/inputs.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import type { FormLogic } from '../../logic/form-logic.ts';
import { useLogicContext } from '../../logic/useLogicContext.ts';
import type { FormContext } from './form-context.ts';

export type FormParts = Pick<FormContext, 'object' | 'layout' | 'masked' | 'first'> & {
  readonly logic: FormLogic;
  /** A field was left. */
  readonly onLeave: (name: string) => void;
};

/** The context of a form's parts, and what marks all fields as seen: errors show from then on. */
export function useFormContext({ object, layout, masked, logic, first, onLeave }: FormParts): readonly [FormContext, () => void] {
  const context = useCellContext();
  const at = useLogicContext();
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const lineDefaults = useMemo(() => logic.lineDefaults(at), [logic, at]);
  // The context stays the same while one types; what it calls is of the moment.
  const leaving = useRef(onLeave);
  useEffect(() => {
    leaving.current = onLeave;
  });
  const lineFormulas = useMemo(() => logic.lineFormulas(at), [logic, at]);
  const touch = useCallback((name: string) => {
    setTouched((before) => (before.has(name) ? before : new Set(before).add(name)));
    leaving.current(name);
  }, []);
  const form = useMemo(
    () => ({ object, layout, masked, context, inputs: fieldInputs, lineDefaults, lineFormulas, touched, tried, touch, first }),
    [object, layout, masked, context, lineDefaults, lineFormulas, touched, tried, touch, first],
  );
  return [form, useCallback(() => setTried(true), [])];
}
