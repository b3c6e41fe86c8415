import { describe, expect, it } from 'vitest';
import type { FieldTypeName } from '../../metadata/client-metadata.ts';
import { sampleField } from '../../metadata/sample-metadata.ts';
import type { Bucket } from '../state/list-address.ts';
import { groupCondition } from './group-condition.ts';

const zone = 'Asia/Ho_Chi_Minh';
const condition = (type: FieldTypeName, value: unknown, bucket?: Bucket, path = 'at') =>
  groupCondition({ path, field: sampleField('at', type), labels: [], bucket, titles: [] }, value, zone);

describe('the condition of a group', () => {
  it('compares choices, links, users, numbers and texts', () => {
    expect(condition('choice', 'won')).toBe("at == 'won'");
    expect(condition('link', { id: '0197c6a0-0000-7000-8000-000000000001' })).toBe("at == '0197c6a0-0000-7000-8000-000000000001'");
    expect(condition('integer', 3)).toBe('at == 3');
    expect(condition('text', "O'Brien", undefined, 'customer.name')).toBe("customer.name == 'O\\'Brien'");
  });

  it('tells yes, no and nothing apart', () => {
    expect([true, false, null].map((value) => condition('boolean', value))).toEqual(['at == true', 'at == false', 'ISBLANK(at)']);
    expect(condition('choice', null)).toBe('ISBLANK(at)');
  });

  it.each<[Bucket, string, string]>([
    ['day', '2026-12-31', "at >= '2026-12-31' && at < '2027-01-01'"],
    ['week', '2026-11-23', "at >= '2026-11-23' && at < '2026-11-30'"],
    ['month', '2026-12', "at >= '2026-12-01' && at < '2027-01-01'"],
    ['quarter', '2026-Q4', "at >= '2026-10-01' && at < '2027-01-01'"],
    ['year', '2026', "at >= '2026-01-01' && at < '2027-01-01'"],
  ])('reaches over a %s', (bucket, value, expected) => {
    expect(condition('date', value, bucket)).toBe(expected);
  });

  it('begins a day of moments at midnight where the person is', () => {
    expect(condition('datetime', '2026-11', 'month')).toBe("at >= '2026-11-01T00:00:00+07:00' && at < '2026-12-01T00:00:00+07:00'");
  });
});
