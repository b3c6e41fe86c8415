import { describe, expect, it } from 'vitest';
import { sampleField } from '../fields/sample-field.ts';
import { fileLimits, sizeIssue, typeIssue } from './file-limits.ts';

describe('fileLimits', () => {
  it('takes 25 MB of anything unless the field says otherwise', () => {
    const limits = fileLimits(sampleField('file'));
    expect(limits).toEqual({ maxSizeBytes: 25_000_000, accept: [] });
    expect(sizeIssue(25_000_000, limits)).toBeUndefined();
    expect(sizeIssue(25_000_001, limits)).toMatchObject({ code: 'file_too_large', params: { max: '25 MB' } });
    expect(typeIssue('text/html', limits)).toBeUndefined();
  });

  it('goes by whole types and by families', () => {
    const limits = { maxSizeBytes: 1_500, accept: ['image/*', 'application/PDF'] };
    expect(typeIssue('image/webp', limits)).toBeUndefined();
    expect(typeIssue('application/pdf', limits)).toBeUndefined();
    expect(typeIssue('application/pdfx', limits)).toMatchObject({ code: 'file_type', params: { type: 'application/pdfx', types: 'image/*, application/PDF' } });
    expect(sizeIssue(1_501, limits)?.params).toEqual({ max: '1.5 kB' });
  });
});
