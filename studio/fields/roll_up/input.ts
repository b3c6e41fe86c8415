import { computedInput } from '../../controls/computed-control.tsx';

export const input = computedInput;
