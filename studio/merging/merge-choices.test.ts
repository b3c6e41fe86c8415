import { describe, expect, it } from 'vitest';
import type { MergePreview } from '../../schemas/generated/api.ts';
import { chosenFor, mergeRequest, united } from './merge-choices.ts';

const preview: MergePreview = {
  records: [
    { id: 'a', version: 3 },
    { id: 'b', version: 1 },
  ],
  fields: [
    { field: 'name', from: ['a'], united: false, choices: ['a', 'b'] },
    { field: 'phone', from: ['b'], united: false, choices: ['a', 'b'] },
    { field: 'tags', from: ['a', 'b'], united: true, choices: ['a', 'b'] },
    { field: 'code', from: ['a'], united: false, choices: [] },
  ],
  pointing: [],
  comments: 0,
  files: 0,
};

describe('mergeRequest', () => {
  it('names what goes into the kept record and the versions that were looked at', () => {
    expect(mergeRequest(['a', 'b'], 'a', preview, {})).toEqual({ others: ['b'], versions: { a: 3, b: 1 } });
  });

  it('names only choices that differ from what happens anyway', () => {
    const choices = { name: 'b', phone: 'b', tags: 'b' };
    expect(mergeRequest(['a', 'b'], 'a', preview, choices).choose).toEqual({ name: 'b', tags: 'b' });
    expect(mergeRequest(['a', 'b'], 'a', preview, { tags: united }).choose).toBeUndefined();
  });
});

describe('chosenFor', () => {
  it('falls back on what is offered where the choice cannot be had any more', () => {
    const [name, , tags, code] = preview.fields;
    expect(name && chosenFor(name, { name: 'gone' })).toBe('a');
    expect(code && chosenFor(code, { code: 'b' })).toBe('a');
    expect(tags && chosenFor(tags, {})).toBe(united);
  });
});
