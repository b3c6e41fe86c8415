import fc from 'fast-check';
import { quote } from '../../engine/expressions/nodes/literal-node.ts';
import type { ExpressionType } from '../../engine/expressions/types.ts';

type Source = fc.Arbitrary<string>;
export type RandomType = Exclude<ExpressionType, 'null'>;

/** Columns of the table the expressions are asked of, by type. */
export const columns: Readonly<Record<RandomType, readonly string[]>> = {
  text: ['t1', 't2'],
  number: ['n1', 'n2', 'n3'],
  boolean: ['b1', 'b2'],
  date: ['d1', 'd2'],
  datetime: ['at1', 'at2'],
  reference: ['r1'],
  texts: ['tags1', 'tags2'],
};

export const randomText = fc
  .oneof(
    fc.constantFrom(
      'a',
      'A',
      'ab',
      ' ',
      '  x ',
      'Nguyễn Văn Đức',
      'hoà',
      'hòa',
      'HOÀ',
      'đ',
      'Đặng',
      '😀',
      'a😀b',
      '👨‍👩‍👧',
      'ß',
      'İstanbul',
      'ΑΣ',
      'ς',
      '12',
      '-3.50',
      '+0.5',
      '1e5',
      "it's",
      '\\',
      '%',
      'ﬁ',
      '\uffff',
      '\u{10000}',
    ),
    fc.string({ unit: fc.constantFrom('a', 'B', 'ế', 'Đ', 'ư', '😀', ' ', '1', '.', '-', 'Σ', 'e\u0301', '\u00a0', '\ue000'), minLength: 1, maxLength: 8 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }).filter((text) => text.isWellFormed() && !text.includes('\0')),
  )
  .map((text) => text.normalize('NFC'));

export const randomNumber = fc.oneof(
  fc.integer({ min: -12, max: 40 }).map(String),
  fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 0, max: 99 })).map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`),
  fc.constantFrom(
    '0',
    '0.5',
    '-0.5',
    '2.5',
    '-2.5',
    '1.005',
    '0.0000000000005',
    '-0.0000000000005',
    '0.0000000000004999',
    '1e-12',
    '1e-40',
    '999999999999999999999999999999',
    '-999999999999999999999999999999.9',
    '123456789012345678.123456789012',
    '1e20',
    '0.25',
    '3',
    '7',
    '0.1',
  ),
);

export const randomDate = fc.oneof(
  fc.constantFrom(
    '2024-02-29',
    '2023-02-28',
    '2000-02-29',
    '1900-02-28',
    '1604-02-29',
    '0001-01-01',
    '9999-12-31',
    '2026-11-22',
    '2026-01-31',
    '2025-12-31',
    '1969-12-31',
  ),
  fc.date({ min: new Date('1950-01-01'), max: new Date('2080-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
);

export const randomDatetime = fc.oneof(
  fc.constantFrom(
    '2026-11-22T02:14:00.000Z',
    '2024-02-29T17:00:00.000Z',
    '2026-03-08T07:30:00.123Z',
    '2026-11-01T05:59:59.999Z',
    '1999-12-31T16:59:59.999Z',
    '1970-01-01T00:00:00.000Z',
  ),
  fc.date({ min: new Date('1980-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => date.toISOString()),
);

export const ids = ['0197c6a0-0000-7000-8000-000000000001', '0197c6a0-0000-7000-8000-000000000002'] as const;

const literal: Readonly<Record<RandomType, Source>> = {
  text: fc.oneof({ weight: 5, arbitrary: randomText.map(quote) }, { weight: 1, arbitrary: fc.constantFrom("''", 'null') }),
  number: fc
    .oneof({ weight: 8, arbitrary: randomNumber }, { weight: 1, arbitrary: fc.constant('null') })
    .map((text) => (text.startsWith('-') ? `(${text})` : text)),
  boolean: fc.constantFrom('true', 'false', 'null'),
  date: randomDate.map((text) => `ADD_DAYS('${text}', 0)`),
  datetime: randomDatetime.map((text) => `BLANKVALUE(at1, '${text}')`),
  reference: fc.constantFrom('ME()', 'r1'),
  texts: fc.constantFrom('tags1', 'tags2'),
};

/** Well-typed sources; `depth` is how deep calls nest at most. */
export function randomSource(type: RandomType, depth: number): Source {
  const leaf = fc.oneof(fc.constantFrom(...columns[type]), literal[type]);
  if (depth === 0 || type === 'texts' || type === 'reference') return leaf;
  return fc.oneof(
    { weight: 1, arbitrary: leaf },
    { weight: 5, arbitrary: fc.oneof(...compound[type]((wanted) => memo(wanted, depth - 1)), ...anyType(type, depth)) },
  );
}

const known = new Map<string, Source>();

function memo(type: RandomType, depth: number): Source {
  const key = `${type} ${depth}`;
  const source = known.get(key) ?? randomSource(type, depth);
  known.set(key, source);
  return source;
}

type Of = (type: RandomType) => Source;

/** A call or operator with a hole for each type named. */
function form(of: Of, types: readonly RandomType[], write: (...parts: string[]) => string): Source {
  return fc.tuple(...types.map(of)).map((parts) => write(...parts));
}

const call = (of: Of, name: string, ...types: RandomType[]) => form(of, types, (...parts) => `${name}(${parts.join(', ')})`);
const infix = (of: Of, operators: readonly string[], left: RandomType, right: RandomType) =>
  fc.tuple(of(left), fc.constantFrom(...operators), of(right)).map(([a, operator, b]) => `(${a} ${operator} ${b})`);

function anyType(type: RandomType, depth: number): Source[] {
  const of: Of = (wanted) => memo(wanted, depth - 1);
  return [
    call(of, 'IF', 'boolean', type, type),
    call(of, 'IF', 'boolean', type),
    form(of, ['boolean', type, type], (a, b, c) => `(${a} ? ${b} : ${c})`),
    call(of, 'BLANKVALUE', type, type),
    call(of, 'IFS', 'boolean', type, 'boolean', type, type),
    call(of, 'SWITCH', 'text', 'text', type, 'text', type, type),
    form(of, ['number', type, 'number', type], (a, b, c, d) => `SWITCH(${a}, null, ${b}, ${c}, ${d})`),
  ];
}

const compound: Readonly<Record<Exclude<RandomType, 'texts' | 'reference'>, (of: Of) => Source[]>> = {
  text: (of) => [
    infix(of, ['+'], 'text', 'text').map((source) => source),
    ...['LOWER', 'UPPER', 'TRIM', 'FOLD'].map((name) => call(of, name, 'text')),
    call(of, 'LEFT', 'text', 'number'),
    call(of, 'RIGHT', 'text', 'number'),
    call(of, 'MID', 'text', 'number', 'number'),
    call(of, 'SUBSTITUTE', 'text', 'text', 'text'),
    call(of, 'CONCAT', 'text', 'text', 'text'),
    call(of, 'TEXT', 'number'),
    call(of, 'TEXT', 'date'),
    call(of, 'TEXT', 'datetime'),
  ],
  number: (of) => [
    infix(of, ['+', '-', '*', '/', '%'], 'number', 'number'),
    infix(of, ['+', '-', '*', '/', '%'], 'number', 'number'),
    infix(of, ['-'], 'date', 'date'),
    infix(of, ['-'], 'datetime', 'datetime'),
    form(of, ['number'], (a) => `(-${a})`),
    ...['ABS', 'FLOOR', 'CEIL', 'SQRT', 'ROUND'].map((name) => call(of, name, 'number')),
    ...['ROUND', 'MOD', 'POWER', 'MIN', 'MAX'].map((name) => call(of, name, 'number', 'number')),
    fc.tuple(of('number'), fc.integer({ min: -3, max: 13 })).map(([value, digits]) => `ROUND(${value}, ${digits})`),
    fc.tuple(of('number'), fc.constantFrom('2', '3', '0.5', '0.25', '-1', '10', '1.1', '-0.5')).map(([value, exponent]) => `POWER(${value}, ${exponent})`),
    call(of, 'LEN', 'text'),
    call(of, 'NUMBER', 'text'),
    call(of, 'COUNT', 'texts'),
    ...['YEAR', 'MONTH', 'DAY', 'WEEKDAY'].flatMap((name) => [call(of, name, 'date'), call(of, name, 'datetime')]),
    call(of, 'HOUR', 'datetime'),
    ...['DAYS', 'MONTHS_BETWEEN', 'YEARS_BETWEEN'].map((name) => call(of, name, 'date', 'date')),
  ],
  boolean: (of) => [
    ...(['text', 'number', 'date', 'datetime'] as const).map((type) => infix(of, ['==', '!=', '<', '<=', '>', '>='], type, type)),
    infix(of, ['==', '!='], 'boolean', 'boolean'),
    infix(of, ['==', '!='], 'reference', 'reference'),
    infix(of, ['&&', '||'], 'boolean', 'boolean'),
    infix(of, ['AND', 'OR'], 'boolean', 'boolean'),
    call(of, 'AND', 'boolean', 'boolean', 'boolean'),
    call(of, 'OR', 'boolean', 'boolean', 'boolean'),
    form(of, ['boolean'], (a) => `!${a}`),
    ...(['text', 'number', 'texts', 'date'] as const).flatMap((type) => [call(of, 'ISBLANK', type), form(of, [type], (a) => `(${a} == null)`)]),
    ...['CONTAINS', 'STARTS_WITH', 'ENDS_WITH'].map((name) => call(of, name, 'text', 'text')),
    call(of, 'HAS', 'texts', 'text'),
    form(of, ['text', 'text', 'text'], (a, b, c) => `(${a} in [${b}, ${c}])`),
    form(of, ['number', 'number'], (a, b) => `(${a} in [${b}, null, 3])`),
    form(of, ['text', 'texts'], (a, b) => `(${a} in ${b})`),
  ],
  date: (of) => [
    infix(of, ['+', '-'], 'date', 'number'),
    call(of, 'DATE', 'number', 'number', 'number'),
    fc
      .tuple(fc.integer({ min: -1, max: 10_001 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
      .map((parts) => `DATE(${parts.join(', ')})`),
    call(of, 'ADD_DAYS', 'date', 'number'),
    call(of, 'ADD_MONTHS', 'date', 'number'),
    call(of, 'DATEVALUE', 'datetime'),
    call(of, 'MIN', 'date', 'date'),
    call(of, 'MAX', 'date', 'date'),
    fc.constant('TODAY()'),
  ],
  datetime: (of) => [
    infix(of, ['+', '-'], 'datetime', 'number'),
    call(of, 'ADD_DAYS', 'datetime', 'number'),
    call(of, 'MAX', 'datetime', 'datetime'),
    fc.constant('NOW()'),
  ],
};
