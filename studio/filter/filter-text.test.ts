import { describe, expect, it } from 'vitest';
import type { ClientField, FieldTypeName } from '../metadata/client-metadata.ts';
import type { Condition, SimpleFilter } from './condition.ts';
import { filterText } from './filter-text.ts';
import { parseFilter } from './parse-filter.ts';

const zone = 'Asia/Ho_Chi_Minh';

function field(name: string, type: FieldTypeName): ClientField {
  return {
    name,
    type,
    label: { en: name, vi: name },
    sortable: true,
    filterable: true,
    groupable: true,
    read_only: false,
    system: false,
    options: {},
    operators: [],
  };
}

const fields = [
  field('name', 'person_name'),
  field('total', 'money'),
  field('born', 'date'),
  field('created_at', 'datetime'),
  field('tags', 'tags'),
  field('active', 'boolean'),
  field('stage', 'choice'),
];

const cases: readonly (readonly [Condition, string])[] = [
  [{ field: 'name', operator: 'contains', values: ["O'Brien \\ Ánh"] }, "CONTAINS(name, 'O\\'Brien \\\\ Ánh')"],
  [{ field: 'name', operator: 'starts_with', values: ['a && b'] }, "STARTS_WITH(name, 'a && b')"],
  [{ field: 'total', operator: 'at_least', values: ['1500000'] }, 'total >= 1500000'],
  [{ field: 'born', operator: 'less', values: ['1990-01-01'] }, "born < '1990-01-01'"],
  [{ field: 'created_at', operator: 'at_least', values: ['2026-11-22'] }, "created_at >= '2026-11-22T00:00:00+07:00'"],
  [{ field: 'stage', operator: 'in', values: ['won', 'lost'] }, "stage in ['won', 'lost']"],
  [{ field: 'tags', operator: 'has', values: ['vip'] }, "'vip' in tags"],
  [{ field: 'active', operator: 'is_false', values: [] }, 'active == false'],
  [{ field: 'name', operator: 'blank', values: [] }, 'ISBLANK(name)'],
  [{ field: 'name', operator: 'not_blank', values: [] }, '!ISBLANK(name)'],
];

describe('filterText and parseFilter', () => {
  it.each(cases)('writes %j and reads it back', (condition, text) => {
    const filter: SimpleFilter = { join: 'and', conditions: [condition] };
    expect(filterText(filter, fields, zone)).toBe(text);
    expect(parseFilter(text)).toEqual(filter);
  });

  it('joins by one word and leaves out what is not finished', () => {
    const conditions: Condition[] = [
      { field: 'stage', operator: 'equals', values: ['won'] },
      { field: 'total', operator: 'greater', values: [''] },
      { field: 'active', operator: 'is_true', values: [] },
    ];
    const text = filterText({ join: 'or', conditions }, fields, zone);
    expect(text).toBe("stage == 'won' || active == true");
    expect(parseFilter(text)?.join).toBe('or');
  });

  it('reads what people type in place of the canonical signs', () => {
    expect(parseFilter('stage = "won" && total <> 5')).toEqual({
      join: 'and',
      conditions: [
        { field: 'stage', operator: 'equals', values: ['won'] },
        { field: 'total', operator: 'not_equals', values: ['5'] },
      ],
    });
  });

  it.each(['total > cost', 'a == 1 && b == 2 || c == 3', '(a == 1)', 'customer.name == "x"', 'a == 1 &&', 'TODAY() > born'])(
    'leaves %j to the text',
    (source) => {
      expect(parseFilter(source)).toBeUndefined();
    },
  );
});
