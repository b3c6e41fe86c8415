import { describe, expect, it } from 'vitest';
import { judgeMediaType } from './judge-media-type.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

/** A local file header of an archive with an entry of that name, stored. */
const entry = (name: string, content = '') => `PK\x03\x04${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}${content}`;

describe('judgeMediaType', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['GIF89a\x01\0', 'image/gif'],
    ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
    ['RIFF\x24\0\0\0WAVEfmt ', 'audio/wav'],
    ['\0\0\0\x18ftypmp42', 'video/mp4'],
    ['\0\0\0\x18ftypheic', 'image/heic'],
    ['%PDF-1.7\n', 'application/pdf'],
    ['\x1f\x8b\x08\0', 'application/gzip'],
    ['MZ\x90\0\0\0\x04', 'application/vnd.microsoft.portable-executable'],
  ])('knows %j by its first bytes', (text, type) => {
    expect(judgeMediaType(bytes(text), 'any.txt')).toBe(type);
  });

  it('does not believe the ending of a name', () => {
    expect(judgeMediaType(bytes('MZ\x90\0\0\0\x04'), 'photo.png')).toBe('application/vnd.microsoft.portable-executable');
    expect(judgeMediaType(bytes('<html><script>'), 'photo.png')).toBe('text/html');
    expect(judgeMediaType(bytes('<html><script>'), 'list.csv')).toBe('text/html');
  });

  it.each([
    ['<!DOCTYPE html><p>', 'text/html'],
    ['  \n<!-- a --><HTML lang="vi">', 'text/html'],
    ['\xef\xbb\xbf<script>alert(1)</script>', 'text/html'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'image/svg+xml'],
    ['<?xml version="1.0"?>\n<!-- x -->\n<svg onload="alert(1)">', 'image/svg+xml'],
    ['<?xml version="1.0"?><invoice/>', 'text/xml'],
    ['a < b', 'text/plain'],
  ])('tells pages and drawings from text: %j', (text, type) => {
    expect(judgeMediaType(bytes(text), 'x')).toBe(type);
  });

  it('tells plain texts apart by the ending', () => {
    expect(judgeMediaType(bytes('name,phone\n'), 'Danh sách.CSV')).toBe('text/csv');
    expect(judgeMediaType(bytes('{}'), 'a.json')).toBe('application/json');
    expect(judgeMediaType(bytes('hello'), 'a.constructor')).toBe('text/plain');
    expect(judgeMediaType(bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'old.xls')).toBe('application/vnd.ms-excel');
  });

  it('takes UTF-8 and UTF-16 for text, also with a character cut off, and nothing else', () => {
    expect(judgeMediaType(Buffer.from('Nến thơm'), 'a')).toBe('text/plain');
    expect(judgeMediaType(Buffer.from('Nế').subarray(0, 3), 'a')).toBe('text/plain');
    expect(judgeMediaType(Buffer.from('\ufeffNến', 'utf16le'), 'a')).toBe('text/plain');
    expect(judgeMediaType(bytes('N\xe9n'), 'a')).toBe('application/octet-stream');
    expect(judgeMediaType(bytes('abc\0def'), 'a')).toBe('application/octet-stream');
    expect(judgeMediaType(new Uint8Array(), 'a')).toBe('application/octet-stream');
  });

  it('knows documents that are archives by their entries', () => {
    const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect(judgeMediaType(bytes(entry('[Content_Types].xml', 'packed') + entry('xl/workbook.xml')), 'a.zip')).toBe(sheet);
    expect(judgeMediaType(bytes(entry('xl/notes.txt')), 'a.xlsx')).toBe('application/zip');
    expect(judgeMediaType(bytes(entry('mimetype', 'application/vnd.oasis.opendocument.text') + entry('content.xml')), 'a')).toBe(
      'application/vnd.oasis.opendocument.text',
    );
    expect(judgeMediaType(bytes(entry('a.txt')), 'a.docx')).toBe('application/zip');
  });
});
