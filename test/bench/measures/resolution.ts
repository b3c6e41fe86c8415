import pg from 'pg';
import { openDatabase } from '../../../engine/database/open-database.ts';
import { createIdentity } from '../../../engine/identity/identity.ts';
import type { BenchContext } from '../bench-context.ts';
import { people } from '../databases/our-database.ts';
import { type Measure, needsHarness, rowOf } from '../measure.ts';
import { type BenchRow, within } from '../report/bench-row.ts';
import { median, round } from '../report/figures.ts';

const rounds = 400;

/** CPU of this process and of PostgreSQL is not told apart here: on one connection with nothing else running the time of a call is what both take. */
async function timesOf(work: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

const bareText = `select u.id, u.name, u.email, u.zone, u.locale, s.last_seen_at from sys.session as s join sys."user" as u on u.id = s.user_id
  where s.token_hash = sha256(convert_to($1, 'utf8')) and u.active and u.deleted_at is null`;

/** Resolving who asks, with their rights, against asking for the session alone: both once a second and person, in turn. */
async function compare(context: BenchContext, name: string): Promise<BenchRow> {
  const url = await context.ourUrl();
  const database = await openDatabase({ url, poolSize: 1 });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let ahead = 0;
    const identity = createIdentity(database, () => new Date(Date.now() + ahead));
    const token = await identity.signIn(people.sales, people.password, '127.0.0.1');
    const resolve = (): Promise<unknown> => {
      // Beyond what is remembered for a second; the rights themselves stay remembered, as they do in a server.
      ahead += 1_001;
      return identity.resolve(token);
    };
    const bare = (): Promise<unknown> => client.query({ name: 'bare_session', text: bareText, values: [token] });
    await timesOf(resolve);
    await timesOf(bare);
    const [withRights, without] = [median(await timesOf(resolve)), median(await timesOf(bare))];
    const added = Math.max(0, withRights - without);
    return {
      name,
      raw: `session alone ${round(without)} ms`,
      ours: `${round(withRights)} ms, ${round(added)} more`,
      target: '<= 0.05 ms of a get',
      verdict: within(added, 0.05),
      note: 'once a second and person, however many gets there are in it',
      figures: { withRights, without },
    };
  } finally {
    await client.end();
    await database.close();
  }
}

export const resolution: Measure = {
  name: 'resolution',
  missing: needsHarness,
  async *run(context) {
    const name = 'resolving the rights of who asks';
    yield await rowOf(name, () => compare(context, name));
  },
};
