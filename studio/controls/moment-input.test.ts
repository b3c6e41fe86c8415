import { describe, expect, it } from 'vitest';
import { parseMoment } from './moment-input.tsx';

const zone = 'Asia/Ho_Chi_Minh';
const now = new Date('2026-11-22T02:00:00Z');

describe('parseMoment', () => {
  it.each([
    ['22/11/2026 14:30', '2026-11-22T07:30:00.000Z'],
    ['mai 9h', '2026-11-23T02:00:00.000Z'],
    ['14h15', '2026-11-22T07:15:00.000Z'],
    ['thứ 2 8:05', '2026-11-23T01:05:00.000Z'],
    ['25/12', '2026-12-24T17:00:00.000Z'],
  ])('reads %s as %s', (typed, moment) => {
    expect(parseMoment(typed, zone, now)).toBe(moment);
  });
  it.each(['25:00', '22/11 9:75', 'soon', ''])('refuses %j', (typed) => {
    expect(parseMoment(typed, zone, now)).toBeUndefined();
  });
});
