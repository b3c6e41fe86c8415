import { describe, expect, it } from 'vitest';
import { datePattern, dateShape } from './date-shape.ts';
import { DateSurvey } from './date-survey.ts';

function judge(values: readonly string[]) {
  const survey = new DateSurvey();
  for (const value of values) survey.add(value);
  const { order, ambiguous, contradicting } = survey.judge('When', 'day_first');
  return { order, ambiguous, contradicting };
}

describe('DateSurvey', () => {
  it.each([
    [['12/1/2010 8:26', '12/13/2010 9:00'], 'month_first', false, 0],
    [['01/12/2010', '13/12/2010'], 'day_first', false, 0],
    [['1.2.2010', '2.3.2010'], 'day_first', true, 0],
    [['2010-12-01', '2010-12-13 08:26:00', '2010-12-13T08:26:00Z'], 'year_first', false, 0],
    [['2010/12/01'], 'year_first', false, 0],
    [['13/1/2010', '14/1/2010', '1/20/2010'], 'day_first', false, 1],
    [['', 'soon'], 'day_first', false, 0],
  ] as const)('judges %j', (values, order, ambiguous, contradicting) => {
    expect(judge(values)).toEqual({ order, ambiguous, contradicting });
  });

  it('looks as far as needed for the day that decides', () => {
    expect(judge([...Array.from({ length: 10_000 }, (_, index) => `${(index % 12) + 1}/1/2010`), '1/31/2011']).order).toBe('month_first');
  });
});

describe('datePattern', () => {
  it.each([
    ['12/1/2010 8:26', 'month_first', 'M/D/YYYY H:mm'],
    ['1.12.10', 'day_first', 'D.M.YY'],
    ['2010/12/01 08:26:05', 'day_first', 'YYYY/M/D H:mm:ss'],
    ['1/12/2010, 8:26 PM', 'day_first', 'D/M/YYYY, h:mm A'],
    ['1-12-2010', 'year_first', 'D-M-YYYY'],
  ] as const)('reads %s as %s by %s', (text, order, pattern) => {
    const shape = dateShape(text);
    expect(shape && datePattern(shape, order)).toBe(pattern);
  });

  it.each(['1/2-2010', '1/2/201', '123/2/2010', '2010/1/2011', '1/2'])('takes %s for no date', (text) => {
    expect(dateShape(text)).toBeUndefined();
  });
});
