import type { AccessOfRecord } from '../../../../schemas/generated/api.ts';
import type { UserActor } from '../../../access/actor.ts';
import { grantsKey, holdsAdmin } from '../../../access/grants.ts';
import { missing } from '../../../query/create-reader.ts';
import { loadDirectory } from '../directory.ts';
import type { Explaining } from '../explain-access.ts';
import type { Part } from '../tracing/grant-case.ts';
import { FactStore } from '../tracing/record-facts.ts';
import { type Prepared, prepareParts, type Traced, type Tracing, traceRecord } from '../tracing/trace.ts';
import { adminReason, deniedReason, grantedReason } from '../words/verdict-sentence.ts';

type PersonRow = AccessOfRecord['people'][number];
type RecordAction = PersonRow['can'][number];

const asked: readonly RecordAction[] = ['read', 'update', 'delete', 'share'];
const parts = asked.map((action): Part => ({ action, mode: 'record' }));
const mostPeople = 500;
const peopleAtOnce = 8;

/** Who may do what with a record, of all active people by name; for administrators. People with the same grants share what is compiled. */
export async function accessOfRecord(explaining: Explaining, objectName: string, record: string): Promise<AccessOfRecord> {
  const { tx, model, now, asker, rights, identity } = explaining;
  const object = model.objects.get(objectName);
  const store = new FactStore({ tx, model, now, asker });
  const title = object && (await store.title(object, record));
  if (!object || title === undefined) throw missing(objectName, record);
  const directory = await loadDirectory(tx);
  const active = [...directory.people.values()].filter((person) => person.active);
  const ids = active.slice(0, mostPeople).map(({ id }) => id);
  const groups = new Map<string, Prepared>();
  const rowOf = async (id: string): Promise<readonly PersonRow[]> => {
    const person = await identity.person(id);
    if (!person) return [];
    const tracing: Tracing = { tx, model, now, directory, asker, rights, limited: false, person, voice: { self: false, name: person.name }, store };
    const key = `${grantsKey(model, person)} ${person.zone}`;
    const prepared = groups.get(key) ?? prepareParts(tracing, object, parts);
    groups.set(key, prepared);
    const traced = await traceRecord(tracing, prepared, record, 0);
    return traced ? [personRow(tracing, traced)] : [];
  };
  const rows: PersonRow[] = [];
  for (let start = 0; start < ids.length; start += peopleAtOnce) rows.push(...(await Promise.all(ids.slice(start, start + peopleAtOnce).map(rowOf))).flat());
  const { readers = [], others = [] } = Object.groupBy(rows, ({ can }) => (can.includes('read') ? 'readers' : 'others'));
  return { object: object.name, record, title, people: [...readers, ...others], left_out: active.length - ids.length };
}

function personRow({ model, person }: Tracing, { judged, telling }: Traced): PersonRow {
  const named = idOf(person);
  if (holdsAdmin(model, person)) {
    const text = adminReason(model, person, telling.held);
    return { person: named, can: [...asked], reasons: asked.map((action) => ({ action, text })) };
  }
  const [reading] = judged;
  // Nothing is done with a record that cannot be read.
  if (!reading?.allowed) return { person: named, can: [], reasons: reading ? [{ action: 'read', text: deniedReason(telling, reading) }] : [] };
  const given = judged.flatMap((part, index) => (part.allowed ? [{ action: asked[index] as RecordAction, text: grantedReason(telling, part) }] : []));
  return { person: named, can: given.map(({ action }) => action), reasons: given };
}

function idOf({ id, name }: UserActor): PersonRow['person'] {
  return { id, name };
}
