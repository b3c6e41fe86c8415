import { describe, expect, it } from 'vitest';
import type { ClientField, FieldTypeName } from '../../metadata/client-metadata.ts';
import type { Condition, FilterGroup } from '../conditions/condition.ts';
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

const fieldAt = (path: string) => fields.find((each) => each.name === path.split('.').at(-1));

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

const one = (item: Condition): FilterGroup => ({ join: 'and', items: [item] });
const won: Condition = { field: 'stage', operator: 'equals', values: ['won'] };
const large: Condition = { field: 'total', operator: 'greater', values: ['5'] };
const active: Condition = { field: 'active', operator: 'is_true', values: [] };
const today: Condition = { field: 'created_at', operator: 'within', values: ['today'] };

describe('filterText and parseFilter', () => {
  it.each(cases)('writes %j and reads it back', (condition, text) => {
    expect(filterText(one(condition), fieldAt, zone)).toBe(text);
    expect(parseFilter(text)).toEqual(one(condition));
  });

  it('writes what lies behind links, oneself, and days as seen from today', () => {
    const items: Condition[] = [
      { field: 'customer.stage', operator: 'in', values: ['won'] },
      { field: 'customer.address.name', operator: 'contains', values: ['Bến'] },
      { field: 'name', operator: 'is_me', values: [] },
      today,
      { field: 'born', operator: 'within', values: ['last_days', '30'] },
    ];
    const text = filterText({ join: 'and', items }, fieldAt, zone);
    expect(text).toBe(
      "customer.stage in ['won'] && CONTAINS(customer.address.name, 'Bến') && name == ME() && DATEVALUE(created_at) == TODAY() && (born > ADD_DAYS(TODAY(), -30) && born <= TODAY())",
    );
    expect(parseFilter(text)).toEqual({ join: 'and', items });
  });

  it('writes groups in brackets and reads them back', () => {
    const filter: FilterGroup = { join: 'and', items: [active, { join: 'or', items: [won, { join: 'and', items: [large, today] }] }] };
    const text = filterText(filter, fieldAt, zone);
    expect(text).toBe("active == true && (stage == 'won' || (total > 5 && DATEVALUE(created_at) == TODAY()))");
    expect(parseFilter(text)).toEqual(filter);
  });

  it('joins by one word and leaves out what is not finished', () => {
    const items = [won, { ...large, values: [''] }, { join: 'and' as const, items: [{ ...large, values: [''] }] }, active];
    const text = filterText({ join: 'or', items }, fieldAt, zone);
    expect(text).toBe("stage == 'won' || active == true");
    expect(parseFilter(text)?.join).toBe('or');
  });

  it('reads what people type in place of the canonical signs', () => {
    expect(parseFilter('stage = "won" && total <> 5')).toEqual({ join: 'and', items: [won, { ...large, operator: 'not_equals' }] });
    expect(parseFilter('((stage = "won"))')).toEqual(one(won));
    expect(parseFilter('born>=TODAY() && born < ADD_DAYS(TODAY(),7) && active')).toEqual({
      join: 'and',
      items: [{ field: 'born', operator: 'within', values: ['next_days', '7'] }, active],
    });
  });

  it('knows that "and" binds closer than "or"', () => {
    expect(parseFilter("active && stage == 'won' || total > 5")).toEqual({ join: 'or', items: [{ join: 'and', items: [active, won] }, large] });
  });

  it('is not misled by signs within texts', () => {
    const odd: Condition = { field: 'name', operator: 'equals', values: ["a) || (b && 'c' ]"] };
    expect(parseFilter(filterText({ join: 'or', items: [odd, won] }, fieldAt, zone))).toEqual({ join: 'or', items: [odd, won] });
  });

  it.each(['total > cost', 'a == 1 &&', 'TODAY() > born', '(a == 1', 'a == 1)', 'YEAR(born) > 2000', '!(a == 1)', '((((a && b) || c) && d) || e)'])(
    'leaves %j to the text',
    (source) => {
      expect(parseFilter(source)).toBeUndefined();
    },
  );
});
