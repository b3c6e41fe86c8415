import type { Scene } from '../../../engine/rights/prove/scene.ts';
import type { Person } from '../../../engine/rights/prove/world/world.ts';
import { idOf, type OfficeRecord } from '../office-records.ts';

/** Fields on which rights hang: another value would be another world to look at, not the same one with another secret. */
const decisive = new Set(['tier', 'code', 'score', 'account', 'regarding', 'labels', 'name', 'subject']);

const other: Readonly<Record<string, (index: number) => unknown>> = {
  phone: (index) => `09333333${String((index % 90) + 10)}`,
  mobile: (index) => (index % 4 === 0 ? null : `09444444${String((index % 90) + 10)}`),
  price: (index) => ({ amount: String(9_000 - 13 * index), currency: index % 5 === 0 ? 'USD' : 'VND' }),
  cost: (index) => (index % 3 === 0 ? null : { amount: String(4_900 - 17 * index), currency: 'VND' }),
  since: (index) => (index % 4 === 1 ? null : `1999-0${(index % 9) + 1}-03`),
  seen: (index) => `2025-11-${String((index % 28) + 1).padStart(2, '0')}T08:00:00.000Z`,
  active: (index) => index % 3 === 0,
  secret: (index) => (index % 3 === 1 ? null : `other secret ${index}`),
  // Of outside keys some stay, for files to find: whether a key is taken is told, and must not differ.
  keys: (index) => (index % 3 === 2 ? null : [{ source: 'old', key: index % 3 === 0 ? `K${String(index + 10).padStart(2, '0')}` : `Q${index}` }]),
  contacts: (index) => (index % 3 === 2 ? null : [{ channel: 'email', value: `q${index}@example.com` }]),
  rep: (index) => idOf('user', index % 2 === 0 ? 'an' : 'lone'),
  parent: (index) => (index % 2 === 0 ? null : idOf('account', 'own')),
  partners: (index) => (index % 2 === 0 ? [] : [idOf('account', 'own'), idOf('account', 'none')]),
  amount: (index) => (index % 4 === 3 ? null : { amount: String(70_000 + 19 * index), currency: index % 4 === 0 ? 'USD' : 'VND' }),
  note: (index) => (index % 3 === 0 ? null : `other note ${index}`),
  about: (index) => (index % 2 === 0 ? null : { object: 'account', id: idOf('account', 'own_plain') }),
  stage: (index) => (index % 2 === 0 ? 'won' : 'open'),
  body: (index) => (index % 2 === 0 ? null : `other body ${index}`),
  product: (index) => `Other product ${index}`,
  supplier: (index) => idOf('account', index % 2 === 0 ? 'own' : 'team'),
};

/**
 * The office as it could be as well for all that the person is shown: hidden cells have other values or none, hidden records have other names,
 * some that there were are not there, and others are.
 */
export function varyRecords(records: readonly OfficeRecord[], scene: Scene, person: Person): readonly OfficeRecord[] {
  const { seen } = scene;
  const shownAtAll = (object: string, id: string): boolean => {
    const record = seen.store.record(object, id);
    return record !== undefined && seen.visible({ person, mode: 'record' }, record);
  };
  const varied = records.flatMap((record, index): readonly OfficeRecord[] => {
    const id = idOf(record.object, record.name);
    const shown = shownAtAll(record.object, id);
    if (!shown && mayBeMissing(record)) return [];
    const values = Object.entries(record.values).map(([field, value]) => [
      field,
      field === 'lines' ? varyLines(scene, person, record, value, index) : varyCell(scene, person, record, field, value, index),
    ]);
    return [{ ...record, values: Object.fromEntries(values) }];
  });
  return [...varied, ...strangers.filter((stranger) => !wouldBeShown(scene, person, stranger))];
}

function varyCell({ seen }: Scene, person: Person, { object, name }: OfficeRecord, field: string, value: unknown, index: number): unknown {
  const record = seen.store.record(object, idOf(object, name));
  const shown = record !== undefined && seen.visible({ person, mode: 'record' }, record);
  // Not a name: of a hidden record it may be any other.
  if (!shown && (field === 'name' || field === 'subject')) return `Other ${object} ${index}`;
  if (decisive.has(field) || other[field] === undefined || record === undefined) return value;
  return shown && seen.cell({ person, mode: 'record' }, record, field) !== 'hidden' ? value : other[field](index);
}

function varyLines({ seen }: Scene, person: Person, { name }: OfficeRecord, lines: unknown, index: number): unknown {
  return (lines as { id: string }[]).map((line, place) => {
    const record = seen.store.record('deal_line', line.id);
    const shown = record !== undefined && seen.visible({ person, mode: 'record' }, record);
    const cells = Object.entries(line).map(([field, value]) => {
      const hidden = !shown || (record !== undefined && seen.cell({ person, mode: 'record' }, record, field) === 'hidden');
      return [field, hidden && other[field] && field !== 'id' ? other[field](index + place + name.length) : value];
    });
    return Object.fromEntries(cells) as object;
  });
}

function wouldBeShown({ seen }: Scene, person: Person, { object, name, owner, values }: OfficeRecord): boolean {
  const columns = { owner: owner === null ? null : idOf('user', owner), tier: (values.tier as string | undefined) ?? null };
  return seen.visible({ person, mode: 'record' }, { object, id: idOf(object, name), deleted: false, columns, sides: {} });
}

/** Hidden records to which nothing points that is shown. */
function mayBeMissing({ object, name }: OfficeRecord): boolean {
  return `${object} ${name}` === 'ticket on_hidden_deal' || `${object} ${name}` === 'deal gone_on_none' || `${object} ${name}` === 'ticket on_none';
}

/** Records that there are in the other world only. */
const strangers: readonly OfficeRecord[] = [
  { object: 'account', name: 'stranger', owner: 'em', values: { name: 'Account stranger', tier: 'new', secret: 'stranger', phone: '0955555555' } },
  { object: 'account', name: 'stranger_gone', owner: 'em', trashed: true, values: { name: 'Account stranger gone', tier: 'new' } },
  { object: 'deal', name: 'stranger', owner: 'em', values: { name: 'Deal stranger', stage: 'won', amount: { amount: '3', currency: 'EUR' }, lines: [] } },
  { object: 'ticket', name: 'stranger', owner: 'em', values: { subject: 'Ticket stranger' } },
];
