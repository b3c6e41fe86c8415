import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../engine/expressions/compile-expression.ts';
import { Decimal } from '../../engine/expressions/decimal.ts';
import type { ExpressionType, ExpressionValue, ScopeEntry, TypeScope } from '../../engine/expressions/types.ts';
import { fold } from '../../engine/sql/fold.ts';
import functions from '../../schemas/functions.json' with { type: 'json' };

const page = readFileSync(join(import.meta.dirname, '../../docs/expressions.md'), 'utf8');
const stages = new Map([
  ['won', 'won'],
  ['new', 'new'],
  [fold('Đã thắng'), 'won'],
  [fold('Mới'), 'new'],
]);

interface SampleField {
  readonly name: string;
  readonly label: string;
  readonly type: ExpressionType;
  readonly value: ExpressionValue;
}

function storedValue(type: string, text: string): ExpressionValue {
  if (text === '') return null;
  if (type === 'number') return new Decimal(text);
  if (type === 'boolean') return text === 'true';
  return type === 'texts' ? text.split(', ') : text;
}

/** The record that the page shows in its first table. */
const sample = [...page.matchAll(/^\| `(\w+)` +\| (.*?) +\| (\w+) +\| (.*?) *\|$/gm)].map(([, name = '', label = '', type = '', value = '']): SampleField => {
  // @NOTE a type that does not exist makes every example with the field fail.
  return { name, label, type: type as ExpressionType, value: storedValue(type, value) };
});

const scope: TypeScope = {
  resolve(path): ScopeEntry | undefined {
    const [segment = '', ...rest] = path;
    const field = sample.find(({ name, label }) => name === segment || fold(label) === fold(segment));
    if (!field || rest.length > 0) return undefined;
    return { path: [field.name], type: field.type, ...(field.name === 'stage' ? { choices: stages } : {}) };
  },
  names: () => sample.map(({ name }) => name),
};

/** What an example gives, in the notation of the page. */
function resultOf(source: string): string {
  const result = compileExpression(source, scope);
  if (!result.ok) return `refused: ${result.issues[0]?.message}`;
  const value = result.expression.evaluate({
    value: ([name]) => sample.find((field) => field.name === name)?.value ?? null,
    now: '2026-11-22T02:14:00.000Z',
    zone: 'Asia/Ho_Chi_Minh',
    me: '0197c6a0-0000-7000-8000-000000000001',
  });
  return value instanceof Decimal ? value.toFixed() : JSON.stringify(value);
}

const examples = [...page.matchAll(/^```expr\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) => block.trim().split('\n'));

describe('docs/expressions.md', () => {
  it('shows a record and examples', () => {
    expect(sample.length).toBe(9);
    expect(examples.length).toBeGreaterThan(40);
  });

  it.each(examples)('%s', (example) => {
    const [source = '', stated] = example.split(' → ');
    expect(resultOf(source)).toBe(stated);
  });

  it('names every function and no other', () => {
    const table = page.slice(page.indexOf('| about '), page.indexOf('```expr', page.indexOf('| about ')));
    const written = table.match(/\b[A-Z][A-Z_]+\b/g) ?? [];
    const known = functions.functions.flatMap(({ name, ...more }) => [name, ...('aliases' in more ? more.aliases : [])]);
    expect(written.toSorted()).toEqual(known.toSorted());
  });
});
