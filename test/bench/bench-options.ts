import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Names of measures; undefined is all. */
  readonly only: ReadonlySet<string> | undefined;
  /** A fortieth of the contacts and short runs: to see that everything works, not how fast. */
  readonly quick: boolean;
  /** File for the results as JSON. */
  readonly out: string | undefined;
  readonly connections: number;
  /** Runs of a load and seconds of each, where not those of the sizes. */
  readonly runs: number | undefined;
  readonly seconds: number | undefined;
}

export const benchUsage = (names: readonly string[]): string =>
  `npm run bench [-- [--only ${names.join(',')}] [--quick] [--connections 16] [--runs 3] [--seconds 6] [--out results.json]]`;

/** Throws an Error with the usage when called wrongly. */
export function parseBenchOptions(args: readonly string[], names: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean' },
      out: { type: 'string' },
      connections: { type: 'string' },
      runs: { type: 'string' },
      seconds: { type: 'string' },
    },
  });
  const only = values.only === undefined ? undefined : new Set(values.only.split(','));
  const unknown = [...(only ?? [])].filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`there is no measure "${unknown.join('", "')}"\n${benchUsage(names)}`);
  const number = (name: 'connections' | 'runs' | 'seconds'): number | undefined => {
    const text = values[name];
    if (text === undefined) return undefined;
    if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`--${name} is a number, not "${text}"\n${benchUsage(names)}`);
    return Number(text);
  };
  return { only, quick: values.quick === true, out: values.out, connections: number('connections') ?? 16, runs: number('runs'), seconds: number('seconds') };
}
