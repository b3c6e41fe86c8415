import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { formulaField } from './formula.ts';

const formula = (result: 'text' | 'number' | 'integer' | 'money' | 'percent' | 'boolean' | 'date' | 'datetime', scale?: number) =>
  sampleField('formula', { expression: 'a + b', result, ...(scale === undefined ? {} : { scale }) });

describe('formulaField', () => {
  it.each([
    ['text', ['a'], 'a', 'a'],
    ['number', ['1234.500'], '1234.5', '1.234,5'],
    ['integer', ['12.00'], 12, '12'],
    ['money', ['2.50', 'GBP'], { amount: '2.5', currency: 'GBP' }, '2,50\u00a0£'],
    ['percent', ['0.125'], '0.125', '12,5%'],
    ['boolean', [true], true, 'Có'],
    ['date', ['2026-11-22'], '2026-11-22', '22/11/2026'],
    ['datetime', ['2026-11-22T02:14:00.000Z'], '2026-11-22T02:14:00.000Z', '22/11/2026 02:14 UTC'],
  ] as const)('answers a result of type %s', (result, stored, wire, text) => {
    const field = formula(result);
    expect(formulaField.toWire(stored, field)).toEqual(wire);
    expect(formulaField.format(wire, field, 'vi')).toBe(text);
    expect(formulaField.toWire([null, null], field)).toBeNull();
    expect(formulaField.format(null, field, 'vi')).toBe('');
  });

  it('is called by the labels of its choices, which have no stages', () => {
    const choices = [{ key: 'early', label: { en: 'Early', vi: 'Sớm' } }];
    const field = sampleField('formula', { expression: "'early'", result: 'text', choices });
    expect(formulaField.validateOptions(field)).toEqual([]);
    expect(formulaField.toWire(['early'], field)).toBe('early');
    expect(formulaField.format('early', field, 'vi')).toBe('Sớm');
    expect(formulaField.format('other', field, 'vi')).toBe('other');
    expect(formulaField.validateOptions(sampleField('formula', { expression: '1', result: 'number', choices }))).toMatchObject([
      { pointer: '/options/choices' },
    ]);
    const stages = [{ key: 'early', label: { en: 'Early', vi: 'Sớm' }, next: [] }];
    expect(formulaField.validateOptions(sampleField('formula', { expression: "'a'", result: 'text', choices: stages }))).toMatchObject([
      { pointer: '/options/choices' },
    ]);
  });

  it('rounds to its scale', () => {
    expect(formulaField.toWire(['0.666666666667'], formula('number', 2))).toBe('0.67');
  });

  it('has the expression type of its result', () => {
    expect(formulaField.expression?.(formula('money')).type).toBe('number');
    expect(formulaField.expression?.(formula('date')).type).toBe('date');
    expect(formulaField.columns(formula('date'))).toEqual([]);
  });

  it('accepts nothing from outside', () => {
    expect(formulaField.parse('1', formula('number'), sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'computed_value' }] });
  });

  it('needs an expression and a result', () => {
    expect(formulaField.validateOptions(sampleField('formula'))).toMatchObject([{ pointer: '/options/expression' }, { pointer: '/options/result' }]);
    expect(formulaField.validateOptions(sampleField('formula', { expression: '1', result: 'text', currency_field: 'price' }))).toMatchObject([
      { pointer: '/options/currency_field' },
    ]);
    expect(formulaField.validateOptions(sampleField('formula', { expression: '1', result: 'text', exposes: 'result' }))).toEqual([]);
    expect(formulaField.validateOptions(sampleField('formula', { expression: '1', result: 'text', exposes: 'all_records' }))).toMatchObject([
      { pointer: '/options/exposes' },
    ]);
  });
});
