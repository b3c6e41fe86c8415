import type { TestApi } from '../open-test-api.ts';
import type { ChangeSetSource, LoadChangeSet } from './change-sets.ts';
import type { LoadAnswer, LoadCall } from './load-client.ts';
import type { Oracle } from './oracle.ts';
import type { Random } from './random.ts';
import type { SecondApi } from './second-api.ts';

type Documents = ReadonlyMap<string, string | undefined>;

/** A change set that stands, with the documents it touched as they were before and after. */
interface Applied {
  readonly id: string;
  readonly set: LoadChangeSet;
  readonly before: Documents;
  readonly after: Documents;
}

/** Two processes, as far as the database can tell, and a way to call either. */
export interface Servers {
  readonly api: TestApi;
  readonly second: SecondApi;
  readonly call: LoadCall;
}

const url = '/api/metadata/change-sets';

/** Applies change sets one after another over HTTP, rolls some back, and knows what must come of each. */
export class ChangeRunner {
  readonly story: string[] = [];
  done = 0;
  readonly #servers: Servers;
  readonly #oracle: Oracle;
  readonly #source: ChangeSetSource;
  readonly #random: Random;
  #applied: Applied[] = [];
  /** The documents as they stand, as text. */
  readonly #documents = new Map<string, string | undefined>();

  constructor(servers: Servers, oracle: Oracle, source: ChangeSetSource, random: Random) {
    this.#servers = servers;
    this.#oracle = oracle;
    this.#source = source;
    this.#random = random;
  }

  /** A random change set or roll back. */
  async one(): Promise<void> {
    const candidates = this.#applied.filter(({ set }) => set.needs.every((object) => object.alive.now(this.#oracle.tick()) === true));
    const chosen = this.#random.chance(0.25) ? this.#random.pick(candidates) : undefined;
    if (chosen) return this.#rollBack(chosen);
    const set = this.#source.next();
    if (set) await this.apply(set);
  }

  async apply(set: LoadChangeSet): Promise<void> {
    const { id } = (await this.#expect(201, 'POST', url, { changes: set.changes })).body;
    this.#begin(set);
    const answer = await this.#expect(200, 'POST', `${url}/${String(id)}/apply`);
    await this.#finish(set, String(id), answer);
  }

  /** What has been applied so far is not rolled back and does not count. */
  forget(): void {
    this.#applied = [];
    this.done = 0;
  }

  #begin(set: LoadChangeSet): void {
    this.story.push(`${this.story.length + 1}. ${set.says}`);
    const tick = this.#oracle.tick();
    for (const assignment of set.assignments) assignment.begin(tick);
  }

  /** Runs what was queued, and takes the change as settled. */
  async #finish(set: LoadChangeSet, id: string, answer: LoadAnswer): Promise<void> {
    if (answer.body.status === 'building') await this.#servers.api.changeSets.drain();
    const { status } = (await this.#expect(200, 'GET', `${url}/${id}`)).body;
    if (status !== 'applied') throw new Error(`"${set.says}" ended as ${String(status)}`);
    await this.#servers.api.models.refresh();
    await this.#servers.second.caughtUp();
    const tick = this.#oracle.tick();
    for (const assignment of set.assignments) assignment.end(tick, true);
    const touched = set.changes.flatMap((change) => this.#touched(change.kind, change.name));
    const before = new Map(touched.map((key) => [key, this.#documents.get(key)]));
    for (const key of touched) this.#documents.set(key, undefined);
    for (const { kind, name, document } of set.changes) this.#documents.set(`${kind}/${name}`, document && JSON.stringify(document));
    const after = new Map(touched.map((key) => [key, this.#documents.get(key)]));
    this.#applied.push({ id, set, before, after });
    this.done += 1;
  }

  /** The document, and with an object its fields. */
  #touched(kind: string, name: string): readonly string[] {
    const fields =
      kind === 'object' && this.#documents.has(`object/${name}`) && this.#isDelete(name)
        ? [...this.#documents.keys()].filter((key) => key.startsWith(`field/${name}.`))
        : [];
    return [`${kind}/${name}`, ...fields];
  }

  #isDelete(object: string): boolean {
    return this.#oracle.objects.get(object)?.alive.now(this.#oracle.tick()) !== true;
  }

  async #rollBack(chosen: Applied): Promise<void> {
    const stale = [...chosen.after].some(([key, text]) => this.#documents.get(key) !== text);
    const path = `${url}/${chosen.id}/roll-back`;
    if (stale) {
      const answer = await this.#expect(409, 'POST', path);
      if (answer.body.code !== 'change_set_conflict') throw new Error(`roll back of "${chosen.set.says}" answers ${String(answer.body.code)}`);
      return;
    }
    const { set } = chosen;
    const back: LoadChangeSet = { says: `roll back: ${set.says}`, changes: [], assignments: set.assignments.map(({ inverse }) => inverse), needs: set.needs };
    this.#begin(back);
    const answer = await this.#expect(200, 'POST', path);
    this.#applied = this.#applied.filter((applied) => applied !== chosen);
    await this.#finish(back, String(answer.body.id), answer);
    for (const [key, text] of chosen.before) this.#documents.set(key, text);
    this.#applied.splice(-1, 1, { id: String(answer.body.id), set: back, before: chosen.after, after: chosen.before });
  }

  async #expect(status: number, ...request: Parameters<LoadCall>): Promise<LoadAnswer> {
    const answer = await this.#servers.call(...request);
    if (answer.status === status) return answer;
    throw new Error(
      `${request[0]} ${request[1]} answers ${answer.status} ${JSON.stringify(answer.body)} after\n${this.story.join('\n')}\n${JSON.stringify(request[2] ?? {})}`,
    );
  }
}
