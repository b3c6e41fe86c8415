import { describe, expect, it } from 'vitest';
import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { noRights } from '../identity/actor-rights.ts';
import { compileModel } from '../metadata/compiling/compile-model.ts';
import type { Model, ObjectModel } from '../metadata/model.ts';
import { systemActor, type UserActor } from './actor.ts';
import { readsPerHour, rowLimit } from './role-limits.ts';

const label = { en: 'x', vi: 'x' };
type Grants = RoleDocument['grants'];

function role(name: string, limits: RoleDocument['limits'], grants: Grants = [{ object: 'customer', actions: ['read', 'export', 'bulk'], rows: 'all' }]) {
  return { kind: 'role' as const, name, label, grants, ...(limits ? { limits } : {}) };
}

const documents = [
  { kind: 'object' as const, name: 'customer', label, plural: label, title: 'name' },
  { kind: 'field' as const, name: 'customer.name', object: 'customer', field: 'name', type: 'text' as const, label },
  role('ten', { export_rows: 10, bulk_rows: 5, reads_per_hour: 100 }),
  role('hundred', { export_rows: 100, bulk_rows: 50, reads_per_hour: 30_000 }),
  role('none', { export_rows: 0 }),
  role('unlimited', undefined),
  role('reads_only', undefined, [{ object: 'customer', actions: ['read'], rows: 'all' }]),
  role('finds_only', { bulk_rows: 7 }, [{ object: 'customer', actions: ['read', 'export', 'bulk'], rows: 'all', list: false }]),
  role('star', { export_rows: 20 }, [{ object: '*', actions: ['read', 'export'], rows: 'own' }]),
  { ...role('admin', { export_rows: 1, bulk_rows: 1 }, []), admin: true },
];

function compiled(): Model {
  const result = compileModel(
    documents.map((document) => ({ document, state: 'active' as const })),
    { currency: 'VND', zone: 'Asia/Ho_Chi_Minh', locale: 'vi' },
    1,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

const model = compiled();
const customer = model.objects.get('customer') as ObjectModel;

function person(...roles: string[]): UserActor {
  return { kind: 'user', id: '0197c6a0-0000-7000-8000-000000000001', name: 'Lan', roles, rights: noRights, zone: 'Asia/Ho_Chi_Minh', locale: 'vi' };
}

describe('rowLimit', () => {
  it.each([
    ['the one there is', ['ten'], 10],
    ['the most generous of several', ['ten', 'hundred'], 100],
    ['nothing where a role sets none', ['ten', 'unlimited'], undefined],
    ['no more for a role that does not export', ['ten', 'reads_only'], 10],
    ['no more for a role that exports no lists', ['ten', 'finds_only'], 10],
    ['no more for a role that there is not', ['ten', 'gone'], 10],
    ['what a grant for every object says', ['star', 'ten'], 20],
    ['none at all', ['none'], 0],
    ['nothing for an administrator', ['ten', 'admin'], undefined],
  ] as const)('is %s', (_, roles, most) => {
    expect(rowLimit(model, person(...roles), customer, 'export')).toEqual(most === undefined ? undefined : { name: 'export_rows', most });
  });

  it('is another one for bulk calls', () => {
    expect(rowLimit(model, person('ten', 'hundred'), customer, 'bulk')).toEqual({ name: 'bulk_rows', most: 50 });
    expect(rowLimit(model, person('finds_only'), customer, 'bulk')).toEqual({ name: 'bulk_rows', most: 7 });
    expect(rowLimit(model, person('none'), customer, 'bulk')).toBeUndefined();
  });

  it('is none for an administrator, also with a token that is limited to some objects', () => {
    expect(rowLimit(model, { ...person('admin', 'ten'), only: ['customer'] }, customer, 'export')).toBeUndefined();
  });

  it('is not for the system', () => {
    expect(rowLimit(model, systemActor('test'), customer, 'bulk')).toBeUndefined();
  });
});

describe('readsPerHour', () => {
  it.each([
    [[], 20_000],
    [['ten'], 100],
    [['ten', 'unlimited'], 20_000],
    [['ten', 'hundred'], 30_000],
    [['hundred', 'unlimited'], 30_000],
    [['ten', 'gone'], 100],
  ] as const)('of the roles %j is %d', (roles, reads) => {
    expect(readsPerHour(model, person(...roles))).toBe(reads);
  });
});
