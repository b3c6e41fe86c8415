import { describe, expect, it } from 'vitest';
import { decimalMarkOf, NumberSurvey } from './number-survey.ts';

describe('decimalMarkOf', () => {
  it.each([
    ['2.55', '.'],
    ['2,55', ','],
    ['1.500', undefined],
    ['1,500', undefined],
    ['1.500.000', ','],
    ['1,500,000', '.'],
    ['12.500,5', ','],
    ['12,500.5', '.'],
    ['0.500', '.'],
    ['1500.123', '.'],
    ['.5', '.'],
    ['£2.55', '.'],
    ['1 500,5 ₫', ','],
    ['17', undefined],
    ['', undefined],
    ['none', undefined],
  ] as const)('judges %s as %s', (text, mark) => {
    expect(decimalMarkOf(text)).toBe(mark);
  });
});

describe('NumberSurvey', () => {
  const judge = (values: readonly string[], fallback: '.' | ',' = '.') => {
    const survey = new NumberSurvey();
    for (const value of values) survey.add(value);
    return survey.judge('Price', fallback);
  };

  it('reads 1.500 as one and a half thousand beside 1.500.000', () => {
    expect(judge(['1.500', '1.500.000'])).toMatchObject({ decimal_mark: ',', ambiguous: false });
  });

  it('reads 1.500 as one and a half beside 2.55', () => {
    expect(judge(['1.500', '2.55'])).toMatchObject({ decimal_mark: '.', ambiguous: false });
  });

  it('says when nothing decides and takes the fallback', () => {
    expect(judge(['1.500', '2.000'], ',')).toEqual({ column: 'Price', kind: 'number', decimal_mark: ',', ambiguous: true, contradicting: 0, sample: '1.500' });
  });

  it('is sure where no number has a mark', () => {
    expect(judge(['1', '20'])).toMatchObject({ ambiguous: false });
  });

  it('follows the majority and counts what contradicts it', () => {
    expect(judge(['2,5', '3,5', '2.5'])).toMatchObject({ decimal_mark: ',', contradicting: 1 });
  });
});
