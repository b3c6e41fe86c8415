import { NumberControl } from '../../controls/number-control.tsx';
import type { FieldInput } from '../field-input.ts';

/** Goes out as exact decimal text. */
export const input: FieldInput = { Component: NumberControl };
