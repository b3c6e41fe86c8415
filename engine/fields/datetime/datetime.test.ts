import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { datetimeField } from './datetime.ts';

const field = sampleField('datetime');

describe('datetimeField', () => {
  it.each([
    ['2026-11-22T02:14:00Z', '2026-11-22T02:14:00.000Z'],
    ['2026-11-22T02:14:00.1239Z', '2026-11-22T02:14:00.123Z'],
    ['2026-11-22T09:14:00+07:00', '2026-11-22T02:14:00.000Z'],
    ['2026-11-22T09:14+0700', '2026-11-22T02:14:00.000Z'],
    ['2026-11-22 09:14:00+07', '2026-11-22T02:14:00.000Z'],
    ['2026-11-22T09:14', '2026-11-22T02:14:00.000Z'],
    ['2026-11-22', '2026-11-21T17:00:00.000Z'],
    ['2026-11-22T00:00:00-05:30', '2026-11-22T05:30:00.000Z'],
  ])('stores %j as %s', (input, expected) => {
    expect(datetimeField.parse(input, field, sampleContext)).toEqual({ ok: true, value: [expected] });
    expect(datetimeField.parse(expected, field, sampleContext)).toEqual({ ok: true, value: [expected] });
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T10:60:00Z',
    '0001-01-01T00:00:00+07:00',
    '9999-12-31T23:59:59-01:00',
    '22/11/2026',
    'now',
    1763777640,
  ])('refuses %j', (input) => {
    expect(datetimeField.parse(input, field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'bad_datetime' }] });
  });

  it('refuses an unknown zone', () => {
    expect(datetimeField.parse('2026-11-22T09:14', field, { ...sampleContext, zone: 'Mars/Olympus' })).toMatchObject({ issues: [{ code: 'bad_zone' }] });
  });

  it('clears', () => {
    expect(datetimeField.parse('', field, sampleContext)).toEqual({ ok: true, value: [null] });
    expect(datetimeField.toWire([null], field)).toBeNull();
  });

  it('answers UTC whatever the database writes', () => {
    expect(datetimeField.toWire(['2026-11-22T02:14:00.000Z'], field)).toBe('2026-11-22T02:14:00.000Z');
    expect(datetimeField.toWire(['2026-11-22 09:14:00+07'], field)).toBe('2026-11-22T02:14:00.000Z');
  });

  it.each([
    ['1/12/2010 8:26', 'D/M/YYYY H:mm', '2010-12-01T01:26:00.000Z'],
    ['12/1/2010 8:26:05 PM', 'M/D/YYYY h:mm:ss A', '2010-12-01T13:26:05.000Z'],
    ['01/12/2010 12:05 SA', 'DD/MM/YYYY hh:mm A', '2010-11-30T17:05:00.000Z'],
    ['22/11/2026', 'DD/MM/YYYY', '2026-11-21T17:00:00.000Z'],
    ['2026-11-22 09:14:30', undefined, '2026-11-22T02:14:30.000Z'],
    ['', 'DD/MM/YYYY', null],
  ])('imports %j by %s', (text, dateFormat, expected) => {
    const format = dateFormat === undefined ? sampleContext : { ...sampleContext, dateFormat };
    expect(datetimeField.importText(text, field, format)).toEqual({ ok: true, value: expected });
  });

  it('says that it shows UTC', () => {
    expect(datetimeField.format('2026-11-22T02:14:00.000Z', field, 'vi')).toBe('22/11/2026 02:14 UTC');
    expect(datetimeField.format('2026-11-22T02:14:00.000Z', field, 'en')).toBe('22 Nov 2026 02:14 UTC');
  });
});
