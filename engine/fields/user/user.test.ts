import { describe, expect, it } from 'vitest';
import { sampleField } from '../sample-field.ts';
import { userField } from './user.ts';

describe('userField', () => {
  it('is a reference without options', () => {
    expect(userField.expression?.(sampleField('user'))).toEqual({ type: 'reference', suffix: '' });
    expect(userField.columns(sampleField('user'))).toEqual([{ suffix: '', type: 'uuid' }]);
    expect(userField.validateOptions(sampleField('user', { object: 'user' }))).toMatchObject([{ pointer: '/options/object', code: 'unknown_option' }]);
  });
});
