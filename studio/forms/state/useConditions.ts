import { useMemo } from 'react';
import type { ConditionState, FormLogic } from '../../logic/form-logic.ts';
import { useLogicContext } from '../../logic/useLogicContext.ts';
import type { FormValues } from '../schema/validator.ts';

/** What the conditions say of the values on screen; the same object as long as they say the same. */
export function useConditions(logic: FormLogic, values: FormValues): ConditionState {
  const context = useLogicContext();
  const state = logic.conditions(values, context);
  const text = JSON.stringify(state);
  // @NOTE the text holds all there is in the state, so it is the only dependency.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  return useMemo(() => state, [text]);
}
