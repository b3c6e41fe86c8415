import { NumberControl } from '../../controls/number-control.tsx';
import type { FieldInput } from '../field-input.ts';

/** Goes out as a number; what is none goes as typed and is refused by the server. */
export const input: FieldInput = {
  Component: NumberControl,
  toWrite: (value) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value),
};
