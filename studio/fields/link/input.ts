import { referenceInput } from '../reference-input.tsx';

export const input = referenceInput;
