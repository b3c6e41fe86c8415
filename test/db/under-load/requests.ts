import type { LoadCall } from './load-client.ts';
import type { LoadContext, LoadTally } from './load-context.ts';
import type { LoadObject, Oracle } from './oracle.ts';
import type { Random } from './random.ts';
import { aggregate, get, list, unknownField } from './read-requests.ts';
import { create, patch, race, remove, removeLinked } from './write-requests.ts';

const kinds: readonly (readonly [number, (context: LoadContext) => Promise<void>])[] = [
  [20, list],
  [15, get],
  [20, create],
  [20, patch],
  [10, aggregate],
  [5, race],
  [4, remove],
  [3, removeLinked],
  [3, unknownField],
  [3, metadata],
];

const lot = kinds.flatMap(([weight, kind]) => Array.from({ length: weight }, () => kind));

export function createContext(oracle: Oracle, random: Random, call: LoadCall, tally: LoadTally): LoadContext {
  const fault: LoadContext['fault'] = (request, answer, what) => {
    if (what !== undefined && tally.faults.length < 10)
      tally.faults.push(`${request}: ${what}; answer ${answer.status} ${JSON.stringify(answer.body).slice(0, 600)}`);
  };
  return {
    oracle,
    random,
    fault,
    object() {
      const living = oracle.living();
      const fixed = living.filter((object) => object.fixed);
      return random.pick(random.chance(0.6) ? fixed : living) as LoadObject;
    },
    async ask(method, url, payload, headers) {
      const from = oracle.tick();
      const answer = await call(method, url, payload, headers);
      const key = `${method} ${answer.status}${answer.status >= 400 ? ` ${String(answer.body.code)}` : ''}`;
      tally.statuses.set(key, (tally.statuses.get(key) ?? 0) + 1);
      return {
        answer,
        period: { from, to: oracle.tick() },
        request: `${method} ${decodeURIComponent(url)}${payload ? ` ${JSON.stringify(payload).slice(0, 400)}` : ''}`,
      };
    },
    mustBeMoving(request, answer, object, fields, period) {
      if (object.alive.certain(period.from, period.to) !== true && answer.status === 404) return;
      const moving = fields.some((field) => !oracle.stable(object, field, period));
      if (moving && answer.status === 400 && ['unknown_field', 'bad_expression'].includes(String(answer.body.code))) return;
      fault(request, answer, 'is refused without a reason');
    },
  };
}

export async function anyRequest(context: LoadContext): Promise<void> {
  await context.random.pick(lot)?.(context);
}

/** All that the screens need, and search over everything. */
async function metadata(context: LoadContext): Promise<void> {
  const url = context.random.chance(0.5) ? '/api/metadata' : `/api/search?q=${100 + context.random.below(900)}`;
  const { answer, request } = await context.ask('GET', url);
  if (answer.status !== 200) context.fault(request, answer, 'fails');
}
