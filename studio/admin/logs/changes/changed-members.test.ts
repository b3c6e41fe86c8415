import { describe, expect, it } from 'vitest';
import { changedMembers, changedName, purgedRecords } from './changed-members.ts';

const roles = (name: string) => (name === 'sales' ? 'Sales' : name);

describe('a change of rights', () => {
  it('tells the members that differ, by names', () => {
    const detail = {
      id: '1',
      name: 'Lan',
      before: { roles: ['sales'], manager: { id: '2', name: 'Hoa' }, active: true },
      after: { roles: ['sales', 'gone'], manager: null, active: true },
    };
    expect(changedName(detail)).toBe('Lan');
    expect(changedMembers(detail, roles)).toEqual([
      { member: 'roles', before: 'Sales', after: 'Sales, gone' },
      { member: 'manager', before: 'Hoa', after: '' },
    ]);
  });

  it('tells rules by object and condition, and nothing of what was made as a whole', () => {
    const rules = { before: { rules: [] }, after: { rules: [{ object: 'customer', condition: 'vip' }] } };
    expect(changedMembers(rules, roles)).toEqual([{ member: 'rules', before: '', after: 'customer vip' }]);
    expect(changedMembers({ id: '1', name: 'Hà Nội', after: { members: [] } }, roles)).toEqual([]);
  });

  it('tells of what was deleted for good the object and how many', () => {
    expect(purgedRecords({ object: 'customer', count: 3 })).toEqual({ object: 'customer', count: 3 });
    expect(purgedRecords({ object: 'customer', name: 'Lan' })).toBeUndefined();
  });
});
