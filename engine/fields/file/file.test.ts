import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { fileField } from './file.ts';

const field = sampleField('file');

describe('fileField', () => {
  it('takes no part in expressions', () => {
    expect(fileField.expression).toBeUndefined();
  });

  it('shows the name of the file', () => {
    expect(fileField.format({ id: '1', name: 'anh.png', size_bytes: 5, media_type: 'image/png' }, field, 'vi')).toBe('anh.png');
  });

  it('cannot be imported from a cell', () => {
    expect(fileField.importText('anh.png', field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'not_importable' }] });
    expect(fileField.importText('', field, sampleContext)).toEqual({ ok: true, value: null });
  });
});
