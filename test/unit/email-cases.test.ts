import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emailField } from '../../engine/fields/email/email.ts';
import { sampleContext, sampleField } from '../../engine/fields/sample-field.ts';

const file = resolve(import.meta.dirname, '../../../shared/data/email-addresses/tests-original.xml');
const field = sampleField('email');

/** Addresses of one category; the file writes control characters as their pictures (U+2400 and on). */
function addresses(category: string): string[] {
  const found: string[] = [];
  for (const [, body = ''] of readFileSync(file, 'utf8').matchAll(/<test id="\d+">([\s\S]*?)<\/test>/g)) {
    const address = /<address>([\s\S]*?)<\/address>/.exec(body)?.[1];
    if (address === undefined || !body.includes(`<category>${category}</category>`)) continue;
    const text = address.replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
    const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    found.push(plain.replace(/[\u2400-\u241f]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400)));
  }
  return found;
}

describe.runIf(existsSync(file))('e-mail addresses of the isemail test set', () => {
  it('accepts every plainly valid address', () => {
    const valid = addresses('ISEMAIL_VALID_CATEGORY');
    expect(valid.length).toBe(29);
    expect(valid.filter((address) => !emailField.parse(address, field, sampleContext).ok)).toEqual([]);
  });

  it('accepts addresses whose only fault is a name that does not exist', () => {
    const unknown = addresses('ISEMAIL_DNSWARN');
    expect(unknown.length).toBe(13);
    expect(unknown.filter((address) => !emailField.parse(address, field, sampleContext).ok)).toEqual([]);
  });

  it('refuses every invalid address', () => {
    const invalid = addresses('ISEMAIL_ERR');
    expect(invalid.length).toBeGreaterThan(70);
    expect(invalid.filter((address) => emailField.parse(address, field, sampleContext).ok)).toEqual([]);
  });
});

if (!existsSync(file)) it.skip('skipped: shared data absent', () => undefined);
