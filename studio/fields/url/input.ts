import { TextControl } from '../../controls/text-control.tsx';
import type { FieldInput } from '../field-input.ts';

export const input: FieldInput = { Component: TextControl };
