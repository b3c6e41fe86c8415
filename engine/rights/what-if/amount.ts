import type { Whatifamount, Whatifchange } from '../../../schemas/generated/api.ts';

export type Amount = Whatifamount;
export type Delta = Whatifchange;

export const none: Amount = { count: 0, capped: false };
export const unchanged: Delta = { gained: none, lost: none };

export function exactly(count: number): Amount {
  return { count: Math.max(0, count), capped: false };
}

export function atLeast(count: number): Amount {
  return { count, capped: true };
}

function plus(left: Amount, right: Amount): Amount {
  return { count: left.count + right.count, capped: left.capped || right.capped };
}

export function sum(deltas: readonly Delta[]): Delta {
  return deltas.reduce((total, { gained, lost }) => ({ gained: plus(total.gained, gained), lost: plus(total.lost, lost) }), unchanged);
}

/** Whether there is some, as far as is known. */
export function isSome({ count, capped }: Amount): boolean {
  return count > 0 || capped;
}

export function isChange({ gained, lost }: Delta): boolean {
  return isSome(gained) || isSome(lost);
}
