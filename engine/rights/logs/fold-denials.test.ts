import { describe, expect, it } from 'vitest';
import type { Denial } from './denial.ts';
import { createDenialFold } from './fold-denials.ts';

const denial = (record: string, actor: string | null = 'a'): Denial => ({
  actor,
  actorName: 'Lan',
  via: 'session',
  action: 'GET /api/records/:object/:id',
  object: 'customer',
  record,
  code: 'not_found',
  detail: 'name',
});

describe('the fold of refusals', () => {
  it('tells apart 200 different ones of a person in a minute and puts the rest together', () => {
    const fold = createDenialFold();
    const keys = Array.from({ length: 1_000 }, (_, index) => fold(denial(String(index)), 1).key);
    expect(new Set(keys).size).toBe(201);
    expect(fold(denial('5000'), 1).denial).toMatchObject({ object: '*', record: '*', detail: '', action: 'GET /api/records/:object/:id', code: 'not_found' });
  });

  it('goes on with those that it knows, with other people, and anew in the next minute', () => {
    const fold = createDenialFold();
    for (let index = 0; index < 300; index += 1) fold(denial(String(index)), 1);
    expect(fold(denial('7'), 1).denial.record).toBe('7');
    expect(fold(denial('299', null), 1).denial.record).toBe('299');
    expect(fold(denial('299'), 2).denial.record).toBe('299');
  });
});
