import type { Denial } from './denial.ts';

/** Different refusals of one person in one minute that are told apart; a program that tries every record must not fill the log. */
const mostApart = 200;

function keyOf({ actor, action, object, record, code }: Denial): string {
  return JSON.stringify([actor, action, object, record, code]);
}

/** A refusal with the key under which it is counted: the same in all that the unique key of sys.denial holds besides the minute. */
export interface FoldedDenial {
  readonly key: string;
  readonly denial: Denial;
}

/** Answers a function that tells a person's refusals of a minute apart, up to a number; beyond it they are told apart by call and code only. */
export function createDenialFold(): (denial: Denial, minute: number) => FoldedDenial {
  let current = 0;
  const seen = new Map<string | null, Set<string>>();
  return (denial, minute) => {
    if (minute !== current) seen.clear();
    current = minute;
    const keys = seen.get(denial.actor) ?? new Set<string>();
    seen.set(denial.actor, keys);
    const key = keyOf(denial);
    if (keys.has(key) || keys.size < mostApart) {
      keys.add(key);
      return { key, denial };
    }
    const folded = { ...denial, object: '*', record: '*', detail: '' };
    return { key: keyOf(folded), denial: folded };
  };
}
