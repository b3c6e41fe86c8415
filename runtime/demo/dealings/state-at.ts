import type { Story } from '../story.ts';

/** What a record says at that time. */
export function stateAt({ values, changes }: Story, atMs: number): Story['values'] {
  return Object.assign({}, values, ...changes.filter((change) => change.at <= atMs).map((change) => change.values)) as Story['values'];
}

/** When a change with that value happened, if it has by then. */
export function timeOf({ changes }: Story, field: string, value: string, atMs: number): number | undefined {
  return changes.find((change) => change.values[field] === value && change.at <= atMs)?.at;
}
