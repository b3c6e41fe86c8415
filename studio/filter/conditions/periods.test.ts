import { describe, expect, it } from 'vitest';
import { isPeriod, parsePeriod, periods, periodText, takesDays } from './periods.ts';

const valuesOf = (period: (typeof periods)[number]) => (takesDays(period) ? [period, '14'] : [period]);

describe('periods', () => {
  it.each(periods)('are read back from what they are written as: %s', (period) => {
    for (const day of ['born', 'DATEVALUE(created_at)', 'customer.born'])
      expect(parsePeriod(periodText(day, valuesOf(period)))).toEqual({ day, values: valuesOf(period) });
  });

  it('are read without brackets and with other spaces, too', () => {
    expect(parsePeriod('born>=TODAY()  &&  born<ADD_DAYS( TODAY(), 7 )')).toEqual({ day: 'born', values: ['next_days', '7'] });
    expect(parsePeriod('born = TODAY()')).toEqual({ day: 'born', values: ['today'] });
  });

  it.each(["born >= '2026-01-01'", 'born > TODAY() && other <= TODAY()', 'born == ADD_DAYS(TODAY(), 5)', 'TODAY() == born'])('are not seen in %j', (source) => {
    expect(parsePeriod(source)).toBeUndefined();
  });

  it('need whole days where they take any', () => {
    expect([['today'], ['last_days', '30'], ['last_days', ''], ['last_days', '0'], ['last_days', '1.5'], ['someday']].map(isPeriod)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
