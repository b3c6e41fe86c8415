import { useMemo } from 'react';
import type { LogFilter } from '../../api/rights/logs.ts';
import { fromLocalTime } from '../../format/zoned-time.ts';
import { useMe } from '../../session/useMe.ts';
import { setEach, useAddress } from '../../shell/useAddress.ts';

const names = ['actor', 'object', 'from', 'to'] as const;
export type LogParameters = { readonly [K in (typeof names)[number]]?: string };

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The filter of the logs: as it stands in the address, by days, and as the API takes it, by moments on the person's clock. */
export function useLogFilter() {
  const [parameters, setAddress] = useAddress();
  const { zone } = useMe();
  const written = Object.fromEntries(names.flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name) ?? '']] : []))) as LogParameters;
  const key = JSON.stringify(written);
  const filter = useMemo(() => logFilter(JSON.parse(key) as LogParameters, zone), [key, zone]);
  const change = (changes: { readonly [K in keyof LogParameters]?: string | undefined }) =>
    setAddress((next) => setEach(next, { ...changes }), { replace: true });
  return { written, filter, change };
}

/** Whole days as moments: from the beginning of the first to the end of the last. What is no day is left out. */
export function logFilter({ actor, object, from, to }: LogParameters, zone: string): LogFilter {
  const start = from !== undefined && day.test(from) ? fromLocalTime({ date: from, time: '00:00' }, zone) : undefined;
  const end = to !== undefined && day.test(to) ? fromLocalTime({ date: dayAfter(to), time: '00:00' }, zone) : undefined;
  return {
    ...(actor === undefined ? {} : { actor }),
    ...(object === undefined ? {} : { object }),
    ...(start === undefined ? {} : { from: start }),
    ...(end === undefined ? {} : { to: end }),
  };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
