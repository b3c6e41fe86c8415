import type { FieldType } from '../field-type.ts';
import { refuse } from '../value-issues.ts';

/** What types have in common whose values the engine makes: nothing is accepted from outside. */
export const computedValue: Pick<Required<FieldType>, 'parse' | 'importText' | 'inputSchema' | 'computed'> = {
  parse: () => refuse('computed_value'),
  importText: () => refuse('computed_value'),
  inputSchema: () => ({ not: {} }),
  computed: true,
};
