import { describe, expect, it } from 'vitest';
import { fileOf, isPicture, pendingOf, typeNames } from './file-value.ts';

describe('file values', () => {
  it('are read whole, and by their id alone as history gives them', () => {
    const whole = { id: 'a', name: 'Nến.png', size_bytes: 5, media_type: 'image/png' };
    expect(fileOf(whole)).toEqual({ id: 'a', name: 'Nến.png', sizeBytes: 5, mediaType: 'image/png' });
    expect(fileOf({ id: 'a' })).toEqual({ id: 'a', name: '', sizeBytes: undefined, mediaType: '' });
    expect(fileOf({ uploading: true, name: 'a.png', before: whole })).toBeUndefined();
    expect(fileOf(null)).toBeUndefined();
  });

  it('are pending with what stood before', () => {
    expect(pendingOf({ uploading: true, name: 'a.png', before: { id: 'a' } })).toEqual({ uploading: true, name: 'a.png', before: { id: 'a' } });
    expect(pendingOf({ id: 'a', name: 'a.png' })).toBeUndefined();
  });

  it('are pictures where nothing in them can run', () => {
    const of = (media_type: string) => fileOf({ id: 'a', media_type });
    expect(['image/png', 'image/svg+xml', 'text/html', ''].map((type) => isPicture(of(type) ?? { id: '', name: '', sizeBytes: 0, mediaType: '' }))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('have types that people know', () => {
    expect(typeNames(['image/*', 'application/pdf', 'image/svg+xml', 'application/vnd.ms-excel'], 'pictures')).toBe('pictures, PDF, XML, MS-EXCEL');
  });
});
