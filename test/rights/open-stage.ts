import { AppError } from '../../engine/errors/app-error.ts';
import type { Answer, Question } from '../../engine/rights/prove/door.ts';
import { Oracle } from '../../engine/rights/prove/oracle.ts';
import { type Looking, Scene } from '../../engine/rights/prove/scene.ts';
import { SeenValues } from '../../engine/rights/prove/seen-values.ts';
import { modelWorld } from '../../engine/rights/prove/world/model-world.ts';
import { readRightsRows } from '../../engine/rights/prove/world/read-rights-rows.ts';
import { RecordStore } from '../../engine/rights/prove/world/record-store.ts';
import type { Person } from '../../engine/rights/prove/world/world.ts';
import { sql } from '../../engine/sql/sql.ts';
import { password, type TestApi } from '../db/open-test-api.ts';
import { idOf, officeRecords } from './office-records.ts';
import { openOffice } from './open-office.ts';

/** The office with a person whose roles are set for each scene. */
export interface Stage {
  readonly api: TestApi;
  /** A scene in which the person holds these roles and no others. */
  as(roles: readonly string[], person?: string): Promise<Scene>;
  /** What mai, or the other person, looks at: every object with all of its records. */
  looking(scene: Scene, person?: string): readonly Looking[];
  nameOf(id: string | null): string;
  close(): Promise<void>;
}

const objects = ['account', 'deal', 'deal_line', 'ticket', 'user'];

export async function openStage(): Promise<Stage> {
  const api = await openOffice();
  const { app, database, identity, models } = api;
  let combos = 0;
  const cookies = new Map<string, string>();
  for (const name of ['mai', 'lone']) cookies.set(idOf('user', name), `trellis_session=${await identity.signIn(`${name}@example.com`, password, '127.0.0.1')}`);
  const reveal = async (person: string, url: string, field: string): Promise<Answer> => {
    const [, object = '', id = ''] = /^\/api\/records\/(\w+)\/([^/]+)\/reveal$/.exec(url) ?? [];
    const actor = await identity.person(person);
    try {
      const found = actor && (await api.reader.reveal(actor, object, id, field));
      return found ? { status: 200, body: found } : { status: 404, body: {} };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { status: error.status, body: {} };
    }
  };
  const ask = async (person: string, { method, url, body }: Question): Promise<Answer> => {
    if (url.endsWith('/reveal')) return reveal(person, url, (body as { field: string }).field);
    if (url.endsWith('/export')) delete (body as { reason?: string }).reason;
    const cookie = cookies.get(person) ?? '';
    const headers = method === 'GET' ? { cookie } : { cookie, 'content-type': 'application/json' };
    const answer = await app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body as object }) });
    const json = String(answer.headers['content-type'] ?? '').includes('json');
    return { status: answer.statusCode, body: json && answer.body !== '' ? answer.json() : answer.body };
  };
  const ids = async (object: string): Promise<string[]> => {
    const [schema, table] = models.current().objects.get(object)?.table ?? ['', ''];
    return (await database.query<{ id: string }>({ text: `select id::text as id from "${schema}"."${table}" order by id`, values: [] })).map(({ id }) => id);
  };
  return {
    api,
    async as(roles, name = 'mai') {
      const person = idOf('user', name);
      await database.query(sql`delete from sys.user_role where user_id = ${person}::uuid`);
      for (const role of roles) await database.query(sql`insert into sys.user_role (user_id, role) values (${person}::uuid, ${role})`);
      identity.forget();
      const model = models.current();
      const store = new RecordStore(database, model);
      for (const object of model.objects.values()) await store.read(object, await ids(object.name));
      const world = modelWorld(model, await readRightsRows(database), store, api.clock().toISOString());
      return new Scene(new SeenValues({ model, world, oracle: new Oracle(world), store }), { ask }, { every: 4, from: combos++ });
    },
    looking(scene, name = 'mai') {
      const { model, world, store } = scene.seen;
      const person = world.people.get(idOf('user', name)) as Person;
      return objects.flatMap((object) => {
        const found = model.objects.get(object);
        return found ? [{ person, object: found, sample: store.all(object) }] : [];
      });
    },
    nameOf(id) {
      const record = officeRecords().find((each) => idOf(each.object, each.name) === id);
      return record ? record.name : (id ?? '');
    },
    close: () => api.close(),
  };
}
