import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { externalKeysField } from './external_keys.ts';

const field = sampleField('external_keys');

describe('externalKeysField', () => {
  it('stores rows of source and key, each once', () => {
    const input = [
      { source: 'shopee', key: 'A-1' },
      { source: 'shopee', key: ' A-1 ' },
      { source: 'pos', key: '77' },
    ];
    expect(externalKeysField.parse(input, field, sampleContext)).toEqual({ ok: true, value: ['[["shopee","A-1"],["pos","77"]]'] });
    expect(externalKeysField.toWire(['[["shopee","A-1"]]'], field)).toEqual([{ source: 'shopee', key: 'A-1' }]);
    expect(externalKeysField.sideTable?.(field).unique).toEqual(['source', 'key']);
  });

  it('points at what is wrong', () => {
    expect(externalKeysField.parse([{ source: 'pos' }, { key: '1' }, { source: 5, key: '1' }], field, sampleContext)).toMatchObject({
      ok: false,
      issues: [{ pointer: '/0/key' }, { pointer: '/1/source' }, { pointer: '/2/source', code: 'expected_text' }],
    });
  });

  it('imports source:key', () => {
    expect(externalKeysField.importText('pos:77; shopee:A:1', field, sampleContext)).toEqual({
      ok: true,
      value: [
        { source: 'pos', key: '77' },
        { source: 'shopee', key: 'A:1' },
      ],
    });
    expect(externalKeysField.importText('77', field, sampleContext)).toMatchObject({ ok: false, issues: [{ pointer: '/0/source' }] });
  });
});
