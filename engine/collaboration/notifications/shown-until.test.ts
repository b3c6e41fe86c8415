import { describe, expect, it } from 'vitest';
import { type Hours, shownNext, shownUntil } from './shown-until.ts';

const zone = 'Asia/Ho_Chi_Minh';
const at = (local: string) => new Date(`${local}:00+07:00`);
const until = (now: string, hours: Hours) => shownUntil(at(now), hours, zone).toISOString();
const next = (now: string, hours: Hours) => shownNext(at(now), hours, zone).toISOString();
const iso = (local: string) => at(local).toISOString();

describe('what is shown', () => {
  it('is everything, where nothing else is wished', () => {
    expect(until('2026-11-28T03:00', { digestHour: null, quiet: null })).toBe(iso('2026-11-28T03:00'));
  });

  it('is what came until the last hour of the digest', () => {
    const daily = { digestHour: 8, quiet: null };
    expect(until('2026-11-28T07:59', daily)).toBe(iso('2026-11-27T08:00'));
    expect(until('2026-11-28T08:00', daily)).toBe(iso('2026-11-28T08:00'));
    expect(next('2026-11-28T07:59', daily)).toBe(iso('2026-11-28T08:00'));
    expect(next('2026-11-28T08:00', daily)).toBe(iso('2026-11-29T08:00'));
  });

  it('is what came before the quiet hours, over midnight or within a day', () => {
    const night = { digestHour: null, quiet: { from: '22:00', to: '07:00' } };
    expect(until('2026-11-28T21:59', night)).toBe(iso('2026-11-28T21:59'));
    expect(until('2026-11-29T02:00', night)).toBe(iso('2026-11-28T22:00'));
    expect(until('2026-11-29T07:00', night)).toBe(iso('2026-11-29T07:00'));
    expect(next('2026-11-29T02:00', night)).toBe(iso('2026-11-29T07:00'));
    const noon = { digestHour: null, quiet: { from: '12:00', to: '13:30' } };
    expect(until('2026-11-28T13:29', noon)).toBe(iso('2026-11-28T12:00'));
    expect(until('2026-11-28T13:30', noon)).toBe(iso('2026-11-28T13:30'));
  });

  it('waits for the later of both', () => {
    const both = { digestHour: 6, quiet: { from: '22:00', to: '07:00' } };
    expect(until('2026-11-29T06:30', both)).toBe(iso('2026-11-28T22:00'));
    expect(until('2026-11-29T07:00', both)).toBe(iso('2026-11-29T06:00'));
    expect(next('2026-11-29T06:30', both)).toBe(iso('2026-11-29T07:00'));
  });

  it('keeps to the clock of the zone when it is changed', () => {
    // In Berlin 03:00 follows 01:59 on 29 March 2026.
    const berlin = (now: string) => shownUntil(new Date(now), { digestHour: 8, quiet: null }, 'Europe/Berlin').toISOString();
    expect(berlin('2026-03-28T12:00:00Z')).toBe('2026-03-28T07:00:00.000Z');
    expect(berlin('2026-03-29T12:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
  });
});
