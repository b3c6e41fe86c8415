import { asMembers } from '../../../fields/wire-value.ts';

type Detail = Readonly<Record<string, unknown>>;

/** What was changed, by the name that the log kept. */
export function changedName(detail: Detail): string {
  const name = detail.name ?? detail.subject_name ?? detail.object;
  return typeof name === 'string' ? name : '';
}

/** What was deleted for good: records of an object, and how many. */
export function purgedRecords({ object, count }: Detail): { readonly object: string; readonly count: number } | undefined {
  return typeof object === 'string' && typeof count === 'number' ? { object, count } : undefined;
}

export interface ChangedMember {
  readonly member: string;
  readonly before: string;
  readonly after: string;
}

/** The members that differ, as text. Nothing for what was made or deleted as a whole. */
export function changedMembers(detail: Detail, roleName: (role: string) => string): readonly ChangedMember[] {
  const before = asMembers(detail.before);
  const after = asMembers(detail.after);
  if (!before || !after) return [];
  const text = (member: string, value: unknown) => valueText(value, member === 'roles' ? roleName : (name) => name);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((member) => ({ member, before: text(member, before[member]), after: text(member, after[member]) }))
    .filter((one) => one.before !== one.after);
}

/** A value of the log in words: names for what has one. */
function valueText(value: unknown, nameOf: (name: string) => string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return nameOf(value);
  if (Array.isArray(value)) return value.map((item) => valueText(item, nameOf)).join(', ');
  const members = asMembers(value);
  if (!members) return String(value);
  if (typeof members.name === 'string') return members.name;
  return typeof members.condition === 'string' ? `${String(members.object ?? '')} ${members.condition}`.trim() : JSON.stringify(value);
}
