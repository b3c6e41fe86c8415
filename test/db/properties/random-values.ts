import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { AppError } from '../../../engine/errors/app-error.ts';
import type { FieldModel, ObjectModel } from '../../../engine/metadata/model.ts';

/** Draws a value within a property, so that it is part of what fast-check shrinks and repeats. */
export type Draw = fc.GeneratorValue;

/** What there is to link to, by object. */
export type Targets = (object: string) => readonly string[];

const naughtyFile = join(import.meta.dirname, '../../../../shared/data/naughty-strings/strings.json');
const naughty: readonly string[] = existsSync(naughtyFile) ? JSON.parse(readFileSync(naughtyFile, 'utf8')) : [];

const awkward = [
  '=1+1',
  "'=1+1",
  "''=1",
  '+84 912',
  '-5',
  '@SUM(A1)',
  '\t=1',
  'a,b;c|d\te',
  'say "yes"',
  '"',
  'one\r\ntwo\nthree',
  'Cafe\u0301',
  'Café',
  'Nguyễn Thị Ánh',
  '👩‍👧 🎁',
  '00123',
  '1e5',
  '1,500',
  'null',
  'true',
  'NaN',
  'İstanbul',
  'ß',
  '{"a":[1]}',
  '[1]',
  'a: b; c: d',
  '\u200bzero\u200b',
  '  spaces  ',
  '田中さん',
];

const words = fc.constantFrom(...awkward, ...naughty.filter((text) => !text.includes('\0') && text.isWellFormed() && text.length < 200));
const text = fc.oneof(
  { weight: 3, arbitrary: words },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const decimal = fc
  .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 999 }))
  .map(([whole, part]) => (part === 0 ? String(whole) : `${whole}.${String(part).padStart(3, '0')}`.replace(/0+$/, '')));
const date = fc.integer({ min: 0, max: 16_000 }).map((days) => new Date(Date.UTC(1980, 0, 1 + days)).toISOString().slice(0, 10));
const moment = fc.integer({ min: 0, max: 1_900_000_000 }).map((seconds) => new Date(seconds * 1_000 + 123).toISOString());
const phone = fc.constantFrom('0912 345 678', '+84 28 3822 1234', '0987654321', 'none at all', '+44 20 7946 0958', '113');
const tags = fc.uniqueArray(fc.constantFrom('vip', 'quà tết', 'a, b', 'x;y', '=cmd', 'Café', '👍', '"q"'), { maxLength: 3 });

type Make = (field: FieldModel, targets: Targets, draw: Draw) => fc.Arbitrary<unknown> | undefined;

const one = (ids: readonly string[]) => (ids.length === 0 ? undefined : fc.constantFrom(...ids));
const keysOf = (field: FieldModel) => (field.document.options?.choices ?? []).filter(({ active }) => active !== false).map(({ key }) => key);

function textOf({ document: { options } }: FieldModel): fc.Arbitrary<string> {
  return text.map((value) => [...value].slice(0, options?.max_length ?? 255).join(''));
}

const makers: Readonly<Record<string, Make>> = {
  text: textOf,
  long_text: textOf,
  email: () => fc.constantFrom('an@example.com', 'binh+tag@sub.example.vn', "o'hara@example.com"),
  url: () => fc.constantFrom('https://example.com/?a=1,2&b="3"', 'http://example.vn/đường'),
  phone: () => phone,
  integer: ({ document: { options } }) => fc.integer({ min: options?.minimum ?? -1_000, max: Math.min(options?.maximum ?? 1_000_000, 1_000_000) }),
  decimal: () => decimal,
  money: ({ document: { options } }) =>
    (options?.scale === 0 ? fc.integer({ min: 0, max: 9_000_000 }).map(String) : decimal).map((amount) => ({ amount, currency: 'VND' })),
  percent: () => fc.integer({ min: 0, max: 1_000 }).map((n) => String(n / 1_000)),
  boolean: () => fc.boolean(),
  date: () => date,
  datetime: () => moment,
  choice: (field) => fc.constantFrom(...keysOf(field)),
  multi_choice: (field) => fc.subarray(keysOf(field).slice(0, 4)),
  tags: () => tags,
  person_name: () =>
    fc.oneof(
      text,
      fc.record(
        {
          full: fc.constantFrom('Nguyễn Văn An', 'Trần Ánh'),
          given: fc.constantFrom(null, 'Văn An', '=An', 'Ti, "Tí"'),
          form: fc.constantFrom(null, 'Anh', 'Chị'),
        },
        { noNullPrototype: true },
      ),
    ),
  address: () =>
    fc.oneof(
      text,
      fc.record(
        {
          text: fc.constantFrom(null, '12 Lê Lợi, Phường Bến Nghé'),
          street: fc.constantFrom(null, '12 Lê Lợi', "'=1"),
          ward: fc.constantFrom(null, 'Bến Nghé', 'Thạnh Lộc'),
          district: fc.constantFrom(null, 'Quận 1'),
          province: fc.constant('Hồ Chí Minh'),
          country: fc.constantFrom(null, 'Việt Nam'),
          postal_code: fc.constantFrom(null, '700000', '00700'),
        },
        { noNullPrototype: true },
      ),
    ),
  link: (field, targets) => one(targets(field.target ?? '')),
  user: (_, targets) => one(targets('user')),
  links: (field, targets) => fc.subarray([...targets(field.target ?? '')].slice(0, 3)),
  any_link: (_, targets) => {
    const objects = ['customer', 'order'].filter((name) => targets(name).length > 0);
    return objects.length === 0 ? undefined : fc.constantFrom(...objects).chain((object) => fc.constantFrom(...targets(object)).map((id) => ({ object, id })));
  },
  identities: () =>
    fc.uniqueArray(
      fc.record(
        { channel: fc.constantFrom('zalo', 'email', 'facebook'), value: fc.constantFrom('0912345678', 'an@example.com', 'an.nguyen', 'x, y') },
        { noNullPrototype: true },
      ),
      { maxLength: 3, selector: ({ channel, value }) => `${channel}${value}` },
    ),
  external_keys: () =>
    fc.uniqueArray(fc.record({ source: fc.constantFrom('pos', 'web'), key: fc.constantFrom('17850', '007', 'A-1', 'a:b', '=1') }, { noNullPrototype: true }), {
      maxLength: 2,
      selector: ({ source, key }) => `${source}${key}`,
    }),
};

/** Fields of an object that people write, those of lines aside. */
export function writableFields(object: ObjectModel): readonly FieldModel[] {
  return [...object.fields.values()].filter((field) => !field.system && !field.type.computed && makers[field.type.type] !== undefined);
}

/** A random value of a field, null now and then; undefined when there is nothing it could be. */
export function randomValue(draw: Draw, field: FieldModel, targets: Targets): unknown {
  if (field.document.required !== true && draw(fc.integer, { min: 0, max: 9 }) === 0) return null;
  const made = makers[field.type.type]?.(field, targets, draw);
  return made && draw(() => made);
}

/** Random values for the required fields that need one and for some of the others. */
export function randomValues(draw: Draw, object: ObjectModel, targets: Targets, probability: number, complete: boolean): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of writableFields(object)) {
    const needed = complete && field.document.required === true && field.default === undefined;
    if (!needed && draw(fc.integer, { min: 0, max: 99 }) >= probability * 100) continue;
    const value = randomValue(draw, field, targets);
    if (value !== undefined) values[field.name] = value;
  }
  return values;
}

/** Whether a write was refused as wrong, which random ones may be; anything else is thrown. */
export function isRefused(error: unknown): boolean {
  if (error instanceof AppError && error.status < 500) return true;
  throw error;
}
