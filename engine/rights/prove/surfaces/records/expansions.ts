import type { FieldModel } from '../../../../metadata/model.ts';
import { compareLinked, compareRecord } from '../../compare-record.ts';
import { get } from '../../door.ts';
import type { Looking, Scene, Surface } from '../../scene.ts';
import { asPage, idsOf, listed, onlySample } from './listed-records.ts';

type Wire = Readonly<Record<string, unknown>>;

/** What may be asked of a record behind a link: lines and side tables are answered by a question of their own. */
function fieldsBehind(scene: Scene, field: FieldModel): readonly string[] {
  const target = scene.seen.model.objects.get(field.target ?? '');
  return [...(target?.fields.values() ?? [])].filter(({ name, type }) => name !== 'deleted_at' && type.type !== 'lines').map(({ name }) => name);
}

/** Asks for one field by name: one that is shown nowhere does not exist. */
async function checkRefusal(scene: Scene, looking: Looking, path: string): Promise<void> {
  const question = get(`/api/records/${looking.object.name}`, { fields: path, filter: onlySample(looking.sample), limit: 1 });
  const { status } = await scene.ask(looking.person, question);
  scene.same({ looking, question, field: path }, 400, status);
}

async function checkLink(scene: Scene, looking: Looking, field: FieldModel): Promise<void> {
  const { person, object, sample } = looking;
  const view = { person, mode: 'list' } as const;
  const somewhere = (name: string): boolean => scene.seen.oracle.fieldSomewhere(person, field.target ?? '', name, 'list') !== 'hidden';
  const behind = fieldsBehind(scene, field);
  const shut = behind.find((name) => !somewhere(name));
  if (shut !== undefined) await checkRefusal(scene, looking, `${field.name}.${shut}`);
  const open = behind.filter(somewhere);
  if (open.length === 0) return;
  const question = get(`/api/records/${object.name}`, {
    fields: open.map((name) => `${field.name}.${name}`).join(','),
    filter: onlySample(sample),
    limit: 200,
  });
  const { status, body } = await scene.ask(person, question);
  const place = { looking, question };
  if (!scene.same(place, 200, status)) return;
  const items = new Map(asPage(body).items.map((item) => [String(item.id), item]));
  scene.same(place, idsOf(listed(scene, looking)), [...items.keys()].sort());
  for (const record of listed(scene, looking)) {
    const item = items.get(record.id);
    const link = scene.seen.world.linkOf(record, field.name);
    if (!item || scene.seen.cell(view, record, field.name) !== 'read') continue;
    const found = item[field.name];
    if (field.type.type === 'links') compareMany(scene, looking, open, record.id, Array.isArray(found) ? (found as Wire[]) : [], question);
    else if (link) compareLinked(scene, view, link, open, (found ?? {}) as Wire, { ...place, record: record.id });
    else scene.same({ ...place, record: record.id, field: field.name }, null, found ?? null);
  }
}

/** Which entries there are is compared with the record itself; here it is what is told of them. */
function compareMany(scene: Scene, looking: Looking, names: readonly string[], from: string, entries: readonly Wire[], question: ReturnType<typeof get>): void {
  const view = { person: looking.person, mode: 'list' } as const;
  for (const entry of entries) {
    const other = scene.seen.store.find(String(entry.id));
    if (!other) continue;
    const place = { looking, question, record: from };
    if (!scene.same(place, true, !other.deleted && scene.seen.visible(view, other))) continue;
    compareRecord(scene, view, other, [...new Set(['id', ...names])], entry, place);
  }
}

/** Fields asked for by name, and through links. */
export const expansions: Surface = {
  name: 'expand',
  routes: ['GET /api/records/:object'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    if (!scene.seen.oracle.maySomewhere(person, 'read', object.name, 'list')) return;
    const view = { person, mode: 'list' } as const;
    const names = [...object.fields.keys()].filter((name) => name !== 'deleted_at');
    const open = names.filter((name) => scene.seen.oracle.fieldSomewhere(person, object.name, name, 'list') !== 'hidden');
    for (const name of names) if (!open.includes(name)) await checkRefusal(scene, looking, name);
    const question = get(`/api/records/${object.name}`, { fields: open.join(','), filter: onlySample(sample), limit: 200 });
    const { body } = await scene.ask(person, question);
    const items = new Map(asPage(body).items.map((item) => [String(item.id), item]));
    const all = [...new Set(['id', 'version', ...open])].filter((name) => object.fields.has(name));
    for (const record of listed(scene, looking)) compareRecord(scene, view, record, all, items.get(record.id) ?? {}, { looking, question });
    for (const field of object.fields.values()) {
      const follows = ['link', 'user', 'links'].includes(field.type.type);
      if (follows && scene.seen.oracle.fieldSomewhere(person, object.name, field.name, 'list') === 'read') await checkLink(scene, looking, field);
    }
  },
};
