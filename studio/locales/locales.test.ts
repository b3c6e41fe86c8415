import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Texts = { readonly [key: string]: string | Texts };

/** Keys with their placeholders; plural forms differ between languages and count as one. */
function shape(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const path = `${prefix}${key.replace(/_(one|other)$/, '')}`;
    if (typeof value !== 'string') return shape(value, `${path}.`);
    return [
      `${path} ${[...value.matchAll(/\{\{(\w+)\}\}/g)]
        .map((match) => match[1])
        .toSorted()
        .join()}`,
    ];
  });
}

const root = import.meta.dirname;
const sets = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function texts(set: string, locale: 'en' | 'vi'): Texts {
  return JSON.parse(readFileSync(join(root, set, `${locale}.json`), 'utf8'));
}

describe('locales', () => {
  it.each(['', ...sets])('say the same things with the same placeholders in both languages: %s', (set) => {
    expect([...new Set(shape(texts(set, 'vi')))].toSorted()).toEqual([...new Set(shape(texts(set, 'en')))].toSorted());
  });
});
