import { describe, expect, it } from 'vitest';
import { pageRule, papers } from './paper.ts';

describe('pageRule', () => {
  it('names sheets by their size and margin', () => {
    expect(pageRule(papers.a5, 4_000)).toBe('@page { size: 148mm 210mm; margin: 10mm; }');
    expect(pageRule(papers.label, 10)).toBe('@page { size: 100mm 150mm; margin: 5mm; }');
  });

  it('cuts a roll where the print ends', () => {
    expect(pageRule(papers['80mm'], 96)).toBe('@page { size: 80mm 27mm; margin: 0mm; }');
  });
});
