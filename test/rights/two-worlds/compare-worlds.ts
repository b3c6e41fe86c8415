import fc from 'fast-check';
import { sql } from '../../../engine/sql/sql.ts';
import { idOf } from '../office-records.ts';
import type { Stage } from '../open-stage.ts';
import { type HintStream, openHints } from './hint-stream.ts';
import { randomProgram } from './programs/random-program.ts';
import type { Program } from './programs/steps.ts';
import { wordPools } from './programs/word-pools.ts';
import { type FileOf, type Heard, Runner } from './run-program.ts';
import { type Line, transcript } from './transcript.ts';
import type { WorldPair } from './world-pair.ts';

/** Two worlds in which programs are run side by side. */
export interface Comparison {
  /** Runs so many random programs, or until one tells the worlds apart, and makes that one small. */
  search(programs: number, seed: number): Promise<Finding>;
  close(): void;
}

export interface Finding {
  /** Programs run until one told the worlds apart. */
  readonly runs: number;
  readonly failed: boolean;
  /** The smallest program found, as a list of requests with both answers; empty where there is none. */
  readonly story: string;
  readonly steps: number;
}

async function filesOf({ api }: Stage): Promise<FileOf> {
  const rows = await api.database.query<{ id: string; field: string; file: string }>(
    sql`select id::text as id, 'photo' as field, photo::text as file from crm.account where photo is not null
      union all select a.record::text, 'attachment', v.file::text from sys.attachment as a join sys.attachment_version as v on v.attachment = a.id`,
  );
  const byPlace = new Map(rows.map(({ id, field, file }) => [`${id} ${field}`, file]));
  return (name, field) => byPlace.get(`${idOf('account', name)} ${field}`);
}

/** Where two transcripts part. */
function parting(one: readonly Heard[], other: readonly Heard[]): string | undefined {
  const broken = one.find(({ status }) => status >= 500);
  if (broken) return `the API broke: ${broken.request} -> ${broken.status} ${broken.body}`;
  const [first, second] = [transcript(one), transcript(other)];
  const at = first.findIndex(({ said, headers }, index) => said !== second[index]?.said || headers !== second[index]?.headers);
  if (at < 0 && first.length === second.length) return undefined;
  const [line, counterpart] = [first[at], second[at]];
  const tell = (each: Line | undefined): string =>
    each === undefined ? '(nothing)' : line?.said === counterpart?.said ? `${each.said} ${each.headers}` : each.said;
  return `  ${tell(line)}\n  and in the other world\n  ${tell(counterpart)}`;
}

export async function compareWorlds(worlds: WorldPair): Promise<Comparison> {
  const { stages } = worlds;
  const pools = wordPools(worlds);
  const streams: HintStream[] = [];
  const open = async (stage: Stage): Promise<Runner> => {
    const hints = await openHints(stage);
    streams.push(hints);
    return new Runner(stage, hints, await filesOf(stage));
  };
  const [left, right] = [await open(stages[0]), await open(stages[1])];
  const differ = async (program: Program): Promise<string | undefined> => {
    const [one, other] = await Promise.all([left.run(program), right.run(program)]);
    return parting(one, other);
  };
  return {
    async search(programs, seed) {
      const property = fc.asyncProperty(randomProgram(pools), async (program) => (await differ(program)) === undefined);
      const { failed, numRuns: runs, counterexample } = await fc.check(property, { numRuns: programs, seed });
      if (!failed || !counterexample) return { runs, failed, story: '', steps: 0 };
      const smallest = await withoutIdleSteps(counterexample[0], differ);
      const told = smallest.steps.map((step, index) => `  ${index + 1}. ${JSON.stringify(step)}`).join('\n');
      const shadow = smallest.shadow ? '  (an administrator asks each question first)\n' : '';
      return { runs, failed, story: `seed ${seed}, program ${runs}:\n${shadow}${told}\n${await differ(smallest)}`, steps: smallest.steps.length };
    },
    close() {
      for (const stream of streams) stream.close();
    },
  };
}

/** Takes out every step without which the worlds are still told apart. */
async function withoutIdleSteps(program: Program, differ: (program: Program) => Promise<string | undefined>): Promise<Program> {
  let { steps } = program;
  for (let index = steps.length - 1; index >= 0 && steps.length > 1; index -= 1) {
    const fewer = steps.filter((_, at) => at !== index);
    if ((await differ({ ...program, steps: fewer })) !== undefined) steps = fewer;
  }
  return { ...program, steps };
}
