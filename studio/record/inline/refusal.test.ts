import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../api/problem.ts';
import type { ClientField } from '../../metadata/client-metadata.ts';
import { refusalOf } from './refusal.ts';

// @NOTE the words of the server are taken where there are none of our own.
const t = ((_: string, options?: { readonly defaultValue?: string }) => options?.defaultValue ?? 'words') as unknown as TFunction;
// @NOTE only names are read.
const named = (name: string) => ({ name }) as ClientField;
const refused = (...issues: readonly (readonly [string, string])[]) =>
  new ProblemError(422, { issues: issues.map(([pointer, message]) => ({ pointer, message, code: 'rule.x' })) });
const states = { askable: (name: string) => (name === 'reason' ? named('reason') : undefined) };

describe('a refused edit', () => {
  it('asks for another field that it names, with its words beside', () => {
    expect(refusalOf(refused(['/reason', 'Say why']), [named('date')], states, t)).toEqual({
      beside: { reason: 'Say why' },
      general: undefined,
      ask: [named('reason')],
    });
  });

  it('keeps words about the inputs beside them, and all others above', () => {
    const told = refusalOf(refused(['/date', 'Too early'], ['/locked', 'Closed'], ['', 'Not now']), [named('date')], states, t);
    expect(told).toEqual({ beside: { date: 'Too early' }, general: 'Closed Not now', ask: [] });
  });

  it('asks for no field twice', () => {
    expect(refusalOf(refused(['/reason', 'Say why']), [named('date'), named('reason')], states, t).ask).toEqual([]);
  });
});
