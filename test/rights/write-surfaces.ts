import type { Question } from '../../engine/rights/prove/door.ts';
import type { Looking, Scene, Surface } from '../../engine/rights/prove/scene.ts';
import type { View } from '../../engine/rights/prove/seen-values.ts';
import type { WorldRecord } from '../../engine/rights/prove/world/world.ts';
import { importSurface } from './import-surface.ts';
import { idOf } from './office-records.ts';
import type { Stage } from './open-stage.ts';

type Stored = WorldRecord['columns'];

interface Edit {
  readonly values: Readonly<Record<string, unknown>>;
  /** What the record's columns would be. */
  readonly columns: Stored;
}

const money = { amount: '777', currency: 'VND' };

/** Edits by object: of plain fields, and of those that rights hang on. */
const edits: Readonly<Record<string, readonly Edit[]>> = {
  account: [
    { values: { name: 'Renamed' }, columns: { name: 'Renamed' } },
    { values: { code: 'ZZ-1' }, columns: { code: 'ZZ-1' } },
    { values: { code: 'HN-1' }, columns: { code: 'HN-1' } },
    { values: { cost: money }, columns: { cost: '777', cost__currency: 'VND' } },
    { values: { phone: '0911111111' }, columns: { phone: '+84911111111' } },
    { values: { secret: 'another' }, columns: { secret: 'another' } },
    { values: { tier: 'gold' }, columns: { tier: 'gold' } },
    { values: { tier: 'new' }, columns: { tier: 'new' } },
    { values: { owner: idOf('user', 'mai') }, columns: { owner: idOf('user', 'mai') } },
    { values: { owner: idOf('user', 'em') }, columns: { owner: idOf('user', 'em') } },
    { values: { tier: 'gold', cost: money }, columns: { tier: 'gold', cost: '777', cost__currency: 'VND' } },
    { values: { margin: '1' }, columns: {} },
    { values: { ghost: '1' }, columns: {} },
  ],
  deal: [
    { values: { name: 'Renamed' }, columns: { name: 'Renamed' } },
    { values: { amount: money }, columns: { amount: '777', amount__currency: 'VND' } },
    { values: { note: 'another' }, columns: { note: 'another' } },
    { values: { owner: idOf('user', 'mai') }, columns: { owner: idOf('user', 'mai') } },
    { values: { account: null }, columns: { account: null } },
  ],
  deal_line: [{ values: { quantity: 5 }, columns: { quantity: 5 } }],
  ticket: [
    { values: { subject: 'Renamed' }, columns: { subject: 'Renamed' } },
    { values: { owner: idOf('user', 'em') }, columns: { owner: idOf('user', 'em') } },
  ],
};

/** The record as it would be, with the territories in which it would lie: those given by hand, and by the one rule of the office. */
function after(scene: Scene, record: WorldRecord, columns: Stored): WorldRecord {
  const changed = { ...record, columns: { ...record.columns, ...columns } };
  if (record.object !== 'account') return changed;
  const [hanoi, code] = [idOf('territory', 'hanoi'), changed.columns.code];
  const byHand = scene.seen.world.placesOf(record).filter((place) => place !== hanoi);
  return { ...changed, places: typeof code === 'string' && code.startsWith('HN') ? [...byHand, hanoi] : byHand };
}

/** What a field may be named in a write at all: `shown` or writable in some record, and not made by the engine. */
function nameable(scene: Scene, { person, object }: Looking, name: string): boolean {
  const field = object.fields.get(name);
  return (
    field !== undefined && field.type.computed !== true && field.document.read_only !== true && scene.seen.oracle.writesSomewhere(person, object.name, name)
  );
}

function reachable(scene: Scene, { person, object }: Looking): boolean {
  return (['create', 'read', 'update', 'delete'] as const).some((action) => scene.seen.oracle.maySomewhere(person, action, object.name));
}

function updateStatus(scene: Scene, looking: Looking, record: WorldRecord, { values, columns }: Edit): number {
  const { person } = looking;
  const { oracle } = scene.seen;
  if (!reachable(scene, looking) || record.deleted || !oracle.may(person, 'read', record)) return 404;
  if (!oracle.may(person, 'update', record)) return 403;
  const names = Object.keys(values);
  if (!names.every((name) => nameable(scene, looking, name))) return 422;
  const changed = after(scene, record, columns);
  const writes = (at: WorldRecord): boolean => names.every((name) => oracle.writes(person, at, name, 'update'));
  return writes(record) && oracle.may(person, 'update', changed) && writes(changed) ? 200 : 403;
}

/** Asks, compares the status, and takes back what was done. */
async function attempt(
  stage: Stage,
  scene: Scene,
  looking: Looking,
  expected: number,
  question: Question,
  place: { record?: string; field?: string },
): Promise<void> {
  const { status } = await scene.ask(looking.person, question);
  scene.same({ looking, question, ...place }, expected, status);
  if (status < 300) await stage.reset();
}

/** Routes that the surfaces of writing ask. */
export const writeRoutes: readonly string[] = [
  'PATCH /api/records/:object/:id',
  'POST /api/records/:object',
  'DELETE /api/records/:object/:id',
  'POST /api/records/:object/:id/restore',
  'POST /api/imports',
  'GET /api/imports/:id',
  'GET /api/imports/:id/faults',
];

export function writeSurfaces(stage: Stage): readonly Surface[] {
  return [updates(stage), creates(stage), deletes(stage), links(stage), bulk(stage), importSurface(stage)];
}

/** Every edit of every record: judged on the record as it was and as it would be. */
function updates(stage: Stage): Surface {
  return {
    name: 'update',
    routes: ['PATCH /api/records/:object/:id'],
    async check(scene, looking) {
      for (const record of looking.sample)
        for (const edit of edits[looking.object.name] ?? []) {
          const question: Question = { method: 'PATCH', url: `/api/records/${looking.object.name}/${record.id}`, body: edit.values };
          await attempt(stage, scene, looking, updateStatus(scene, looking, record, edit), question, {
            record: record.id,
            field: Object.keys(edit.values).join(),
          });
        }
    },
  };
}

const births: readonly Edit[] = [
  { values: { name: 'New' }, columns: { name: 'New' } },
  { values: { name: 'New', owner: idOf('user', 'em') }, columns: { name: 'New', owner: idOf('user', 'em') } },
  { values: { name: 'New', code: 'HN-9', owner: idOf('user', 'em') }, columns: { name: 'New', code: 'HN-9', owner: idOf('user', 'em') } },
  { values: { name: 'New', tier: 'gold', owner: idOf('user', 'em') }, columns: { name: 'New', tier: 'gold', owner: idOf('user', 'em') } },
  { values: { name: 'New', secret: 'mine' }, columns: { name: 'New', secret: 'mine' } },
  { values: { name: 'New', cost: money }, columns: { name: 'New', cost: '777', cost__currency: 'VND' } },
];

function creates(stage: Stage): Surface {
  return {
    name: 'create',
    routes: ['POST /api/records/:object'],
    async check(scene, looking) {
      const { person, object } = looking;
      const { oracle } = scene.seen;
      if (object.name !== 'account') return;
      for (const { values, columns } of births) {
        const bare: WorldRecord = { object: object.name, id: idOf('account', 'to be'), deleted: false, sides: {}, columns: { owner: person.id } };
        const record = after(scene, bare, columns);
        const names = Object.keys(values);
        const may = oracle.may(person, 'create', record) && names.every((name) => oracle.writes(person, record, name, 'create'));
        const known = names.every((name) => nameable(scene, looking, name));
        const expected = !reachable(scene, looking) ? 404 : !oracle.maySomewhere(person, 'create', object.name) ? 403 : !known ? 422 : may ? 201 : 403;
        await attempt(stage, scene, looking, expected, { method: 'POST', url: '/api/records/account', body: values }, { field: names.join() });
      }
    },
  };
}

/** Records in the way of a delete: all of them refuse it, and those are counted that the person sees. */
function inTheWay(scene: Scene, view: View, record: WorldRecord): { readonly all: number; readonly seen: number } {
  const deals = record.object === 'account' ? scene.seen.store.all('deal').filter((deal) => !deal.deleted && deal.columns.account === record.id) : [];
  const names = scene.seen.oracle.fieldSomewhere(view.person, 'deal', 'account') === 'read';
  return { all: deals.length, seen: names ? deals.filter((deal) => scene.seen.visible(view, deal)).length : 0 };
}

function deletes(stage: Stage): Surface {
  return {
    name: 'delete',
    routes: ['DELETE /api/records/:object/:id', 'POST /api/records/:object/:id/restore'],
    async check(scene, looking) {
      const { person, object, sample } = looking;
      const { oracle } = scene.seen;
      if (object.name === 'user') return;
      for (const record of sample) {
        const url = `/api/records/${object.name}/${record.id}`;
        const question: Question = record.deleted ? { method: 'POST', url: `${url}/restore`, body: {} } : { method: 'DELETE', url };
        const shown = reachable(scene, looking) && oracle.may(person, 'read', record);
        const way = inTheWay(scene, { person, mode: 'record' }, record);
        const may = shown && oracle.may(person, 'delete', record);
        const { status, body } = await scene.ask(person, question);
        const place = { looking, question, record: record.id };
        const inWay = may && !record.deleted && way.all > 0;
        scene.same(place, !shown ? 404 : !may ? 403 : inWay ? 409 : record.deleted ? 200 : 204, status);
        if (inWay && status === 409) scene.same({ ...place, field: 'count' }, way.seen, (body as { count?: number }).count);
        if (status < 300) await stage.reset();
      }
    },
  };
}

/** A link may lead to what the person sees, and to nothing else. */
function links(stage: Stage): Surface {
  return {
    name: 'link',
    routes: ['PATCH /api/records/:object/:id'],
    async check(scene, looking) {
      const { person, object, sample } = looking;
      const { oracle, store } = scene.seen;
      if (object.name !== 'deal') return;
      const deal = sample.find(
        (each) => !each.deleted && updateStatus(scene, looking, each, { values: { account: null }, columns: { account: null } }) === 200,
      );
      if (!deal) return;
      for (const account of store.all('account')) {
        const shown = !account.deleted && oracle.may(person, 'read', account);
        const question: Question = { method: 'PATCH', url: `/api/records/deal/${deal.id}`, body: { account: account.id } };
        const status = updateStatus(scene, looking, deal, { values: { account: account.id }, columns: { account: account.id } });
        const kept = deal.columns.account === account.id;
        // Rights over the deal as it would be are judged beside the link; either refuses.
        const expected = kept || shown ? [status] : [422, 403];
        const answer = await scene.ask(person, question);
        scene.same({ looking, question, record: account.id, field: 'account' }, true, expected.includes(answer.status));
        if (answer.status < 300) await stage.reset();
      }
      for (const account of store.all('account').slice(0, 6)) await linkPhoto(stage, scene, looking, account);
    },
  };
}

/** A file may be taken over by whoever may read it. */
async function linkPhoto(stage: Stage, scene: Scene, { person, ...looking }: Looking, from: WorldRecord): Promise<void> {
  const { oracle, store, model } = scene.seen;
  const object = model.objects.get('account');
  const onto = store
    .all('account')
    .find((each) => object && updateStatus(scene, { person, ...looking, object }, each, { values: { photo: null }, columns: { photo: null } }) === 200);
  if (!onto || onto.id === from.id) return;
  const question: Question = { method: 'PATCH', url: `/api/records/account/${onto.id}`, body: { photo: from.columns.photo } };
  const readable = oracle.cell(person, from, 'photo') === 'read' && oracle.may(person, 'read', from);
  const { status } = await scene.ask(person, question);
  scene.same({ looking: { person, ...looking }, question, record: from.id, field: 'photo' }, readable ? 200 : 422, status);
  if (status < 300) await stage.reset();
}

interface BulkResult {
  readonly ok: boolean;
  readonly code?: string;
}

const codes: Readonly<Record<number, string>> = { 404: 'not_found', 403: 'forbidden', 422: 'invalid_record' };

/** The same edits, many at a time: each row as it would be alone. */
function bulk(stage: Stage): Surface {
  return {
    name: 'bulk',
    routes: ['POST /api/records/:object'],
    async check(scene, looking) {
      const { person, object, sample } = looking;
      const edit = edits[object.name]?.[0];
      if (!edit) return;
      const question: Question = {
        method: 'POST',
        url: `/api/records/${object.name}`,
        body: { mode: 'valid', items: sample.map(({ id }) => ({ op: 'update', id, values: edit.values })) },
      };
      const { status, body } = await scene.ask(person, question);
      const reads = scene.seen.oracle.maySomewhere(person, 'read', object.name);
      const may = scene.seen.oracle.maySomewhere(person, 'bulk', object.name);
      if (!scene.same({ looking, question }, !reads ? 404 : may ? 200 : 403, status) || status !== 200) return;
      const { results } = body as { results: readonly BulkResult[] };
      for (const [index, record] of sample.entries()) {
        const alone = updateStatus(scene, looking, record, edit);
        const result = results[index];
        scene.same({ looking, question, record: record.id }, alone === 200 ? 'ok' : codes[alone], result?.ok ? 'ok' : result?.code);
      }
      await stage.reset();
    },
  };
}
