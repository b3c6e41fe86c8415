import { describe, expect, it } from 'vitest';
import documented from '../../../schemas/functions.json' with { type: 'json' };
import { compileExpression } from '../compile-expression.ts';
import { Decimal } from '../decimal.ts';
import type { ExpressionType, ExpressionValue, TypeScope } from '../types.ts';
import { allFunctions } from './find-function.ts';

const { sample } = documented;
const fields = new Map(sample.fields.map((field) => [field.name, field]));

const scope: TypeScope = {
  resolve: ([name = '']) => {
    const field = fields.get(name);
    return field && { path: [name], type: field.type as ExpressionType };
  },
  names: () => [...fields.keys()],
};

function fieldValue(name: string): ExpressionValue {
  const field = fields.get(name);
  if (field?.type === 'number') return new Decimal(String(field.value));
  return field?.value ?? null;
}

interface Argument {
  readonly name: string;
  readonly type: string;
  readonly optional?: boolean;
  readonly repeats?: boolean;
}

describe('schemas/functions.json', () => {
  it('describes every function, and no other, in the same order', () => {
    expect(documented.functions.map(({ name }) => name).sort()).toEqual(allFunctions.map(({ name }) => name).sort());
  });

  it.each(allFunctions.map((spec) => [spec.name, spec] as const))('says of %s what the compiler checks', (name, spec) => {
    const row = documented.functions.find((candidate) => candidate.name === name);
    const parameters: readonly Argument[] = row?.arguments ?? [];
    expect(row && 'aliases' in row ? row.aliases : []).toEqual(spec.aliases);
    if (spec.kind === 'plain') {
      expect(parameters.map((argument) => [argument.optional ? `${argument.name}?` : argument.name, argument.type])).toEqual(spec.parameters);
      expect(row?.returns).toBe(spec.returns);
      expect(row !== undefined && 'volatile' in row).toBe(spec.volatile);
    } else {
      expect(parameters.filter((argument) => !argument.optional).length).toBe(spec.least);
      expect(parameters.some((argument) => argument.repeats) ? Number.POSITIVE_INFINITY : parameters.length).toBe(spec.most);
    }
  });

  it.each(
    documented.functions.flatMap(({ examples }) => (examples as { source: string; result: unknown }[]).map(({ source, result }) => [source, result] as const)),
  )('%s is %s', (source, result) => {
    const compiled = compileExpression(source, scope);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    const value = compiled.expression.evaluate({ value: ([name = '']) => fieldValue(name), now: sample.now, zone: sample.zone, me: sample.me });
    expect(value instanceof Decimal ? value.toFixed() : value).toBe(result);
  });
});
