import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../engine/database/database.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { compileExpression } from '../../engine/expressions/compile-expression.ts';
import { Decimal, formatDecimal } from '../../engine/expressions/decimal.ts';
import type { CompiledExpression, ExpressionValue, SqlScope, TypeScope, ValueScope } from '../../engine/expressions/types.ts';
import { ident, join, sql } from '../../engine/sql/sql.ts';
import functions from '../../schemas/functions.json' with { type: 'json' };
import { cloneDatabase, type TestDatabase } from '../setup/test-database.ts';
import { columns, ids, type RandomType, randomDate, randomDatetime, randomNumber, randomSource, randomText } from './random-expression.ts';

const seed = Number(process.env.EXPRESSION_SEED ?? Date.now() % 2_147_483_647);
const zones = ['Asia/Ho_Chi_Minh', 'America/New_York', 'Asia/Kathmandu', 'UTC'];
const now = '2026-11-22T02:14:00.000Z';

type Row = Readonly<Record<string, ExpressionValue>>;

const sqlTypes: Readonly<Record<RandomType, string>> = {
  text: 'text',
  number: 'numeric',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamptz(3)',
  reference: 'uuid',
  texts: 'text[]',
};

const types = new Map(Object.entries(columns).flatMap(([type, names]) => names.map((name) => [name, type as RandomType] as const)));

const typeScope: TypeScope = {
  resolve: ([name = '', ...rest]) => {
    const type = types.get(name);
    return type === undefined || rest.length > 0 ? undefined : { path: [name], type };
  },
  names: () => [...types.keys()],
};

function cell(type: RandomType): fc.Arbitrary<ExpressionValue> {
  switch (type) {
    case 'text':
      return randomText;
    case 'number':
      return randomNumber.map((text) => new Decimal(text));
    case 'boolean':
      return fc.boolean();
    case 'date':
      return randomDate;
    case 'datetime':
      return randomDatetime;
    case 'reference':
      return fc.constantFrom(...ids);
    case 'texts':
      return fc.array(randomText, { maxLength: 3 });
  }
}

const randomRow: fc.Arbitrary<Row> = fc.record(Object.fromEntries([...types].map(([name, type]) => [name, fc.option(cell(type), { freq: 5, nil: null })])));

/** Numbers as plain digits, so that 2.50 and 2.5 are the same and a Decimal and a numeric compare. */
function canonical(value: unknown, type: string): unknown {
  if (value === null || type !== 'number') return value;
  return formatDecimal(new Decimal(String(value instanceof Decimal ? value.toFixed() : value)));
}

/** Letters of Unicode 17, which crm.fold does not know while fold() does. */
const newerLetters = /[\ua7ce\ua7cf\ua7d2-\ua7d5\u{16ea0}-\u{16ed3}]/u;

/** Every code point that can be stored, some hundred a line, apart from each other so that none changes its neighbour. */
const everyCharacter = Array.from({ length: 0x1100 }, (_, line) =>
  Array.from({ length: 256 }, (_, column) => String.fromCodePoint(Math.max(line * 256 + column, 1)))
    .filter((character) => character.isWellFormed() && !newerLetters.test(character))
    .join(' '),
).filter((line) => line !== '');

let clone: TestDatabase;
let database: Database;
const rows = fc.sample(randomRow, { seed, numRuns: 40 });

beforeAll(async () => {
  clone = await cloneDatabase();
  database = await openDatabase({ url: clone.url, poolSize: 2 });
  const definitions = [...types].map(([name, type]) => sql`${ident(name)} ${sql.raw(sqlTypes[type])}`);
  await database.query(sql`create table public.sample (id int primary key, ${join(definitions)})`);
  for (const [index, row] of rows.entries()) {
    const values = [...types].map(([name, type]) => {
      const value = row[name] ?? null;
      return sql`${value instanceof Decimal ? value.toFixed() : value}::${sql.raw(sqlTypes[type])}`;
    });
    await database.query(sql`insert into public.sample values (${index}, ${join(values)})`);
  }
});

afterAll(async () => {
  await database.close();
  await clone.drop();
});

const sqlScope = (zone: string): SqlScope => ({ column: (path) => sql`s.${ident(...path)}`, now: sql`${now}::timestamptz`, zone, me: sql`${ids[0]}::uuid` });
const valueScope = (row: Row, zone: string): ValueScope => ({ value: ([name = '']) => row[name] ?? null, now, zone, me: ids[0] });

function compiled(source: string, scope: TypeScope = typeScope): CompiledExpression {
  const result = compileExpression(source, scope);
  if (!result.ok) throw new Error(`${source}: ${JSON.stringify(result.issues)}`);
  return result.expression;
}

async function bothBackEnds(expression: CompiledExpression, zone: string): Promise<{ inSql: unknown[]; inJs: unknown[] }> {
  const answers = await database.query<{ value: unknown }>(sql`select ${expression.toSql(sqlScope(zone))} as value from public.sample as s order by id`);
  return {
    inSql: answers.map(({ value }) => canonical(value, expression.type)),
    inJs: rows.map((row) => canonical(expression.evaluate(valueScope(row, zone)), expression.type)),
  };
}

describe('an expression', () => {
  it('has the same value in SQL and in JavaScript for every row', { timeout: 120_000 }, async () => {
    console.log(`EXPRESSION_SEED=${seed}`);
    const wanted = fc
      .tuple(fc.constantFrom<RandomType>('text', 'number', 'boolean', 'date', 'datetime'), fc.integer({ min: 1, max: 4 }))
      .chain(([type, depth]) => randomSource(type, depth));
    const runs = Number(process.env.EXPRESSION_RUNS ?? 300);
    await fc.assert(
      fc.asyncProperty(wanted, fc.constantFrom(...zones), async (source, zone) => {
        const expression = compiled(source);
        const { inSql, inJs } = await bothBackEnds(expression, zone);
        expect(inSql).toEqual(inJs);
        expect(compiled(expression.source).source).toBe(expression.source);
      }),
      { numRuns: runs, seed },
    );
  });

  it.each(['LOWER(t1)', 'UPPER(t1)', 'FOLD(t1)', 'TRIM(t1)', 'LEN(t1)'])('%s is the same for every character', async (source) => {
    const { toSql, evaluate, type } = compiled(source);
    const scope: SqlScope = { ...sqlScope('UTC'), column: () => sql`line` };
    const answers = await database.query<{ value: unknown }>(
      sql`select ${toSql(scope)} as value from unnest(${everyCharacter}::text[]) with ordinality as lines (line, position) order by position`,
    );
    const inJs = everyCharacter.map((line) => canonical(evaluate(valueScope({ t1: line }, 'UTC')), type));
    expect(answers.map(({ value }) => canonical(value, type))).toEqual(inJs);
  });

  it.each([
    ['.Σ- a', '.σ- a'],
    ['Σ', 'σ'],
    ['ΟΔΟΣ', 'οδος'],
    ['Ο.Σ.', 'ο.ς.'],
    [' Σ', ' σ'],
    ['', ''],
  ])('LOWER of %j is %j in both: a sigma ends a word only after a letter', async (text, lower) => {
    const { toSql, evaluate } = compiled('LOWER(t1)');
    const [row] = await database.query<{ value: unknown }>(sql`select ${toSql({ ...sqlScope('UTC'), column: () => sql`${text}::text` })} as value`);
    expect([row?.value, evaluate(valueScope({ t1: text }, 'UTC'))]).toEqual([lower, lower]);
  });

  it('has no date of parts that are whole only as doubles', async () => {
    const { toSql, evaluate } = compiled('DATE(2024, 1.00000000000000000001, 1)');
    const [row] = await database.query<{ value: unknown }>(sql`select ${toSql(sqlScope('UTC'))} as value`);
    expect([row?.value, evaluate(valueScope({}, 'UTC'))]).toEqual([null, null]);
  });

  it('has the values of its examples in SQL', async () => {
    const { fields, zone, me } = functions.sample;
    const known = new Map(fields.map((field) => [field.name, { ...field, type: field.type as RandomType }]));
    const scope: TypeScope = {
      resolve: ([name = '']) => {
        const field = known.get(name);
        return field && { path: [name], type: field.type };
      },
      names: () => [...known.keys()],
    };
    const column: SqlScope['column'] = ([name = '']) => {
      const field = known.get(name);
      return sql`${field?.value ?? null}::${sql.raw(sqlTypes[field?.type ?? 'text'])}`;
    };
    const failures: string[] = [];
    for (const { source, result } of functions.functions.flatMap(({ examples }) => examples as { source: string; result: unknown }[])) {
      const expression = compiled(source, scope);
      const fragment = expression.toSql({ ...sqlScope(zone), column, me: sql`${me}::uuid` });
      const [row] = await database.query<{ value: unknown }>(sql`select ${fragment} as value`);
      if (canonical(row?.value, expression.type) !== result) failures.push(`${source} is ${row?.value}, not ${result}`);
    }
    expect(failures).toEqual([]);
  });
});
