import type { WhyAction } from '../api/rights/access.ts';

/** What is asked about: an object, a record of it, or a field. */
export interface WhyQuestion {
  readonly object: string;
  readonly record?: string;
  readonly field?: string;
}

/** What one may want to do with what is asked about, in the order in which it is answered. */
export function whyActions({ record, field }: WhyQuestion): readonly WhyAction[] {
  if (field !== undefined) return ['read', 'write'];
  return record === undefined ? ['list', 'create'] : ['read', 'update', 'delete'];
}
