import type { Result } from '../errors/issue.ts';
import { refuse } from './value-issues.ts';

const noText: Result<string | null> = { ok: true, value: null };

// Bits of what a text contains; most texts contain none and are stored as they came.
const composing = 1;
const zeroWidth = 2;
const lineBreak = 4;
const surrogate = 8;
const nul = 16;

function scan(text: string): number {
  let found = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code < 0x7f) continue;
    if (code < 0x20) {
      if (code === 0) found |= nul;
      else if (code >= 0x0a && code <= 0x0d) found |= lineBreak;
    } else if (code < 0x300) {
      if (code === 0x85) found |= lineBreak;
    } else {
      found |= composing;
      if ((code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff) found |= zeroWidth;
      else if (code === 0x2028 || code === 0x2029) found |= lineBreak;
      else if (code >= 0xd800 && code <= 0xdfff) found |= surrogate;
    }
  }
  return found;
}

/** Zero-width characters, save a joiner between two pictographs (a family, a flag, a profession). */
const invisible = /(?<!\p{Extended_Pictographic}\ufe0f?[\u{1f3fb}-\u{1f3ff}]?)\u200d|\u200d(?!\p{Extended_Pictographic})|[\u200b\u200c\u2060\ufeff]/gu;

function longerThan(text: string, maxLength: number): boolean {
  if (text.length <= maxLength) return false;
  let count = 0;
  for (const _ of text) {
    count += 1;
    if (count > maxLength) return true;
  }
  return false;
}

/**
 * Text as it is stored: NFC, without zero-width characters, trimmed, '' as null. With 'fold' line breaks become spaces, with 'keep'
 * they become LF. Refuses NUL and lone surrogates, which PostgreSQL cannot store. Length counts code points after all that.
 */
export function normalizeText(input: unknown, maxLength: number, breaks: 'fold' | 'keep' = 'fold'): Result<string | null> {
  if (typeof input !== 'string') return input === null || input === undefined ? noText : refuse('expected_text');
  const found = scan(input);
  let text = input;
  if (found !== 0) {
    if (found & nul || (found & surrogate && !input.isWellFormed())) return refuse('bad_characters');
    if (found & zeroWidth) text = text.replace(invisible, '');
    if (found & lineBreak) text = breaks === 'fold' ? text.replace(/[\n\v\f\r\u0085\u2028\u2029]+/g, ' ') : text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
    if (found & composing) text = text.normalize('NFC');
  }
  text = text.trim();
  if (text === '') return noText;
  if (longerThan(text, maxLength)) return refuse('too_long', { max: maxLength });
  return { ok: true, value: text };
}
