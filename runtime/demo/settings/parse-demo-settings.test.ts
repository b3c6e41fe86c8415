import { describe, expect, it } from 'vitest';
import { sampleSettings } from '../sample-settings.ts';
import { parseDemoSettings } from './parse-demo-settings.ts';

describe('parseDemoSettings', () => {
  it('accepts the recipe of the template', () => {
    expect(parseDemoSettings(sampleSettings())).toMatchObject({ ok: true });
  });

  it('names what is missing or empty', () => {
    expect(parseDemoSettings({ ...sampleSettings(), orders: '12', streets: [] })).toEqual({
      ok: false,
      issues: [
        { pointer: '/orders', message: '"orders" must be a number that is not empty.' },
        { pointer: '/streets', message: '"streets" must be a list that is not empty.' },
      ],
    });
    expect(parseDemoSettings(null)).toMatchObject({ ok: false, issues: [{ pointer: '' }] });
  });

  it('refuses combos of unknown products and peaks without a date', () => {
    const combos = [{ code: 'X', name: 'X', occasion: 'tet', price: 1, items: [{ product: 'NONE', quantity: 1 }] }];
    const peaks = [{ occasion: 'tet', share: 1, days_before: 3 }];
    expect(parseDemoSettings({ ...sampleSettings(), combos, peaks })).toMatchObject({ ok: false, issues: [{ pointer: '/combos/0' }, { pointer: '/peaks/0' }] });
  });
});
