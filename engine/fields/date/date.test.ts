import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { dateField } from './date.ts';

const field = sampleField('date');
const birthday = sampleField('date', { year_optional: true });

describe('dateField', () => {
  it.each(['2026-11-22', '2024-02-29', '0001-01-01', '9999-12-31', '2000-02-29'])('stores %s as it is', (date) => {
    expect(dateField.parse(date, field, sampleContext)).toEqual({ ok: true, value: [date] });
    expect(dateField.toWire([date], field)).toBe(date);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '22/11/2026',
    '2026-1-2',
    '2026-11-22T00:00:00Z',
    'today',
    20261122,
    '20265-1-01',
  ])('refuses %j', (input) => {
    expect(dateField.parse(input, field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'bad_date' }] });
  });

  it('keeps a birthday without a year in 1604', () => {
    expect(dateField.parse('--02-29', birthday, sampleContext)).toEqual({ ok: true, value: ['1604-02-29'] });
    expect(dateField.toWire(['1604-02-29'], birthday)).toBe('--02-29');
    expect(dateField.parse('1990-05-01', birthday, sampleContext)).toEqual({ ok: true, value: ['1990-05-01'] });
    expect(dateField.parse('1604-02-29', birthday, sampleContext)).toMatchObject({ issues: [{ code: 'year_reserved' }] });
    expect(dateField.parse('--02-29', field, sampleContext)).toMatchObject({ issues: [{ code: 'year_required' }] });
    expect(dateField.parse('--02-30', birthday, sampleContext)).toMatchObject({ issues: [{ code: 'bad_date' }] });
    expect(dateField.toWire(['1604-02-29'], field)).toBe('1604-02-29');
  });

  it.each([
    ['22/11/2026', 'DD/MM/YYYY', '2026-11-22'],
    ['2/1/2026', 'D/M/YYYY', '2026-01-02'],
    ['2/1/2026', 'DD/MM/YYYY', '2026-01-02'],
    ['11/22/26', 'M/D/YY', '2026-11-22'],
    ['01-12-69', 'DD-MM-YY', '1969-12-01'],
    ['20261122', 'YYYYMMDD', '2026-11-22'],
    ['22.11.2026 09:14', 'DD.MM.YYYY HH:mm', '2026-11-22'],
    ['1/12/2010 8:26 PM', 'M/D/YYYY h:mm A', '2010-01-12'],
    ['', 'DD/MM/YYYY', null],
  ])('imports %j by %s', (text, dateFormat, expected) => {
    expect(dateField.importText(text, field, { ...sampleContext, dateFormat })).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['31/02/2026', 'DD/MM/YYYY'],
    ['22-11-2026', 'DD/MM/YYYY'],
    ['22/11/2026 x', 'DD/MM/YYYY'],
    ['2026-11-22', 'DD/MM/YYYY'],
    ['22/11/2026 25:00', 'DD/MM/YYYY HH:mm'],
    ['22/11/2026 13:00 PM', 'DD/MM/YYYY h:mm A'],
  ])('does not import %j by %s', (text, dateFormat) => {
    expect(dateField.importText(text, field, { ...sampleContext, dateFormat })).toMatchObject({ ok: false, issues: [{ code: 'bad_date' }] });
  });

  it('imports birthdays without a year', () => {
    expect(dateField.importText('22/11', birthday, { ...sampleContext, dateFormat: 'DD/MM' })).toEqual({ ok: true, value: '--11-22' });
    expect(dateField.importText('22/11', field, { ...sampleContext, dateFormat: 'DD/MM' })).toMatchObject({ issues: [{ code: 'year_required' }] });
    expect(dateField.importText('--11-22', birthday, sampleContext)).toEqual({ ok: true, value: '--11-22' });
  });

  it('shows dates in the manner of the language', () => {
    expect(dateField.format('2026-11-02', field, 'vi')).toBe('02/11/2026');
    expect(dateField.format('2026-11-02', field, 'en')).toBe('2 Nov 2026');
    expect(dateField.format('--11-22', birthday, 'vi')).toBe('22/11');
    expect(dateField.format('--11-22', birthday, 'en')).toBe('22 Nov');
  });
});
