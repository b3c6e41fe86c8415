import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import type { ColumnProfile } from '../layout/sheet-layout.ts';
import type { EntryDocument } from '../mapping/plan-scope.ts';
import { assignColumns, type ColumnMatch } from './assign-columns.ts';
import type { MatchReason } from './match-score.ts';
import { plainName } from './plain-name.ts';
import type { TargetField } from './target-fields.ts';
import { meansTheSame } from './word-groups.ts';

/** Why a column was given to a field. */
export interface SuggestedMatch {
  readonly column: number;
  /** Name of the field, or of a part such as address.ward; `key` for the outside id. */
  readonly field: string;
  readonly confidence: number;
  readonly reason: MatchReason;
}

export interface Suggestion {
  readonly entry: EntryDocument;
  readonly matches: readonly SuggestedMatch[];
}

const keyConfidence = 0.8;

/** A mapping of the columns to fields of one object, as far as they can be told. */
export function suggestEntry(object: ObjectModel, targets: readonly TargetField[], columns: readonly ColumnProfile[]): Suggestion {
  const fields: EntryDocument['fields'] = {};
  const writable = targets.filter(({ field }) => field.type.type !== 'external_keys' && field.type.type !== 'identities');
  const outside = outsideId(object, targets, columns);
  const assigned = assignColumns(columns, object, writable).filter(({ column }) => column !== outside?.column);
  for (const match of assigned.toSorted((left, right) => left.column - right.column)) {
    const { name } = columns[match.column] as ColumnProfile;
    fields[match.part === undefined ? match.target.field.name : `${match.target.field.name}.${match.part}`] = sourceOf(
      match,
      columns[match.column] as ColumnProfile,
      name,
    );
  }
  addSecondPhones(targets, columns, assigned, fields);
  const matches = assigned.map(({ column, target, part, confidence, reason }) => ({
    column,
    field: part === undefined ? target.field.name : `${target.field.name}.${part}`,
    confidence: Number(confidence.toFixed(2)),
    reason,
  }));
  const key = outside ? { external: outside.field.name, column: columns[outside.column]?.name ?? '' } : fieldKey(object, fields);
  const entry: EntryDocument = { object: object.name, ...(key ? { key } : {}), write: 'fill', fields };
  return { entry, matches: outside ? [...matches, { column: outside.column, field: 'key', confidence: keyConfidence, reason: 'synonym' }] : matches };
}

function sourceOf({ target }: ColumnMatch, profile: ColumnProfile, column: string): EntryDocument['fields'][string] {
  const { type } = target.field.type;
  if (type === 'phone') return { column, nth: 1 };
  if (type !== 'link' && type !== 'user') return column;
  return { column, find: findBy(target, profile)?.name ?? '' };
}

/** What the texts of a column call the records of a link by. */
function findBy({ find }: TargetField, profile: ColumnProfile): FieldModel | undefined {
  const phone = find.find(({ type }) => type.type === 'phone');
  if (phone && profile.phones > 0.7) return phone;
  const email = find.find(({ type }) => type.type === 'email');
  if (email && profile.emails > 0.5) return email;
  const code = find.find((field) => field.type.type === 'auto_number' || field.document.unique === true);
  const words = plainName(profile.name).split(' ');
  return code && words.some((word) => word === 'ma' || word === 'code' || word === 'id') ? code : find[0];
}

/** A column of ids of another program, where the object keeps such ids and has no field of its own for them. */
function outsideId(
  object: ObjectModel,
  targets: readonly TargetField[],
  columns: readonly ColumnProfile[],
): { readonly field: FieldModel; readonly column: number } | undefined {
  const field = targets.find((target) => target.field.type.type === 'external_keys')?.field;
  if (!field) return undefined;
  const taken = targets.some((target) => target.field.name === 'code' && target.field.type.computed !== true);
  if (taken) return undefined;
  const names = [plainName(object.document.label.vi), plainName(object.document.label.en)].flatMap((own) => [
    `ma ${own}`,
    `${own} code`,
    `${own} id`,
    `id ${own}`,
  ]);
  const numbers = [...object.fields.values()]
    .filter(({ type }) => type.type === 'auto_number')
    .flatMap(({ document }) => [plainName(document.label.vi), plainName(document.label.en)]);
  const column = columns.findIndex(({ name, filled }) => {
    const plain = plainName(name);
    return filled > 0 && (names.includes(plain) || numbers.includes(plain) || meansTheSame(plain, 'id') || /^ma (kh|sp|dh|hd)$/.test(plain));
  });
  return column < 0 ? undefined : { field, column };
}

const keyTypes: readonly string[] = ['phone', 'email'];

/** What known records are met by: a field that is unique, else the phone number, the e-mail address, or a code. */
function fieldKey(object: ObjectModel, fields: EntryDocument['fields']): EntryDocument['key'] {
  const mapped = Object.keys(fields).flatMap((name) => object.fields.get(name) ?? []);
  const unique = mapped.find(({ document }) => document.unique === true);
  const found =
    unique ??
    keyTypes.map((type) => mapped.find((field) => field.type.type === type)).find((field) => field !== undefined) ??
    mapped.find(({ name }) => name === 'code' || name === 'number');
  return found && { fields: [found.name], optional: true };
}

/** A second phone number goes to another phone field, or to the identities: from a column of its own, or from cells that hold two. */
function addSecondPhones(
  targets: readonly TargetField[],
  columns: readonly ColumnProfile[],
  assigned: readonly ColumnMatch[],
  fields: EntryDocument['fields'],
): void {
  const phones = assigned.filter(({ target }) => target.field.type.type === 'phone');
  const first = phones[0];
  if (!first) return;
  const used = new Set(assigned.map(({ column }) => column));
  const own = columns.findIndex(({ phones: share }, column) => share > 0.6 && !used.has(column));
  const several = (columns[first.column]?.phone_facts?.several ?? 0) > 0;
  if (own < 0 && !several) return;
  const source = own >= 0 ? { column: columns[own]?.name ?? '', nth: 1 } : { column: columns[first.column]?.name ?? '', nth: 2 };
  const free = targets.find(({ field }) => field.type.type === 'phone' && !Object.hasOwn(fields, field.name) && isSecond(field));
  const identities = targets.find(({ field }) => field.type.type === 'identities' && (field.document.options?.channels ?? ['phone']).includes('phone'));
  if (free) fields[free.field.name] = source;
  else if (identities) fields[identities.field.name] = { ...source, channel: 'phone' };
}

/** A phone field for one more number of the same person, not one of somebody else such as a recipient. */
function isSecond({ name }: FieldModel): boolean {
  return /(^|_)(2|second|other|mobile|phone_2|alt)/.test(name);
}
