import { LongTextControl } from '../../controls/text-control.tsx';
import type { FieldInput } from '../field-input.ts';

export const input: FieldInput = { Component: LongTextControl, wide: true };
