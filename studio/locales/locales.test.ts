import { describe, expect, it } from 'vitest';
import en from './en.json' with { type: 'json' };
import rightsEn from './rights/en.json' with { type: 'json' };
import rightsVi from './rights/vi.json' with { type: 'json' };
import vi from './vi.json' with { type: 'json' };

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

describe('locales', () => {
  it('say the same things with the same placeholders in both languages', () => {
    for (const [left, right] of [
      [vi, en],
      [rightsVi, rightsEn],
    ] as const)
      expect([...new Set(shape(left))].toSorted()).toEqual([...new Set(shape(right))].toSorted());
  });
});
