import { describe, expect, it } from 'vitest';
import { fileName } from './file-name.ts';

describe('fileName', () => {
  it.each([
    ['Báo giá tháng 11.pdf', 'Báo giá tháng 11.pdf'],
    ['C:\\Users\\Lan\\anh.png', 'anh.png'],
    ['../../etc/passwd', 'passwd'],
    ['a\r\nb\0.png', 'ab.png'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['', 'file'],
    ['..', 'file'],
    ['a/', 'file'],
  ])('makes %j %j', (given, name) => {
    expect(fileName(given)).toBe(name);
  });

  it('composes letters and keeps the ending of a long name', () => {
    expect(fileName('a\u0301.png')).toBe('á.png');
    expect(fileName(`${'x'.repeat(300)}.jpeg`)).toBe(`${'x'.repeat(195)}.jpeg`);
  });
});
