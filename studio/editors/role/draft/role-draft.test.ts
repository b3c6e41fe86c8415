import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoleDocument } from '../../../../schemas/generated/metadata.ts';
import { actionState, setAction, toggleAction } from './grant-actions.ts';
import { type FieldNames, setNewFields, setShown, setWrites, shownAs, takesNewFields, writes } from './grant-fields.ts';
import { rowForms, setForms } from './grant-rows.ts';
import { blankRole, duplicateRole, roleName } from './new-role.ts';
import { actions, editDocument, editGrant, type Grant, openRole, removeGrant, roleDocument } from './role-draft.ts';

const label = { en: 'Sales', vi: 'Bán hàng' };
const role = (grants: readonly Grant[]): RoleDocument => ({ kind: 'role', name: 'sales', label, grants: [...grants] });
const read: Grant = { object: 'customer', actions: ['read'], rows: 'all' };

describe('a role in the editor', () => {
  it('comes out as it went in while nothing is edited, byte for byte', () => {
    const folder = join(import.meta.dirname, '../../../../seeds/special-gift/roles');
    for (const file of readdirSync(folder)) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(JSON.stringify(roleDocument(openRole(JSON.parse(text))))).toBe(JSON.stringify(JSON.parse(text)));
    }
  });

  it('keeps members that the editor does not know, and their order, when something else is edited', () => {
    const strange = {
      kind: 'role',
      future: [1, { a: null }],
      name: 'sales',
      grants: [{ rows: 'all', object: 'customer', later: true, actions: ['read'] }],
      label,
    };
    const draft = openRole(strange as unknown as RoleDocument);
    expect(JSON.stringify(roleDocument(draft))).toBe(JSON.stringify(strange));
    const edited = editDocument(toggleAction(draft, 'customer', 'update'), { label: { en: 'Shop', vi: 'Cửa hàng' } });
    expect(JSON.stringify(roleDocument(edited))).toBe(
      '{"kind":"role","future":[1,{"a":null}],"name":"sales","grants":[{"rows":"all","object":"customer","later":true,"actions":["read","update"]}],"label":{"en":"Shop","vi":"Cửa hàng"}}',
    );
  });

  it('loses an optional part that is taken out, and no other', () => {
    const draft = openRole(role([{ ...read, condition: 'active', list: false }]));
    expect(roleDocument(editGrant(draft, 'grant 0', { condition: undefined })).grants).toEqual([{ ...read, list: false }]);
  });
});

describe('an action of the matrix', () => {
  it('reaches all records, some or none', () => {
    const draft = openRole(
      role([read, { object: 'customer', actions: ['update'], rows: 'own' }, { object: 'customer', actions: ['delete'], rows: 'all', condition: 'active' }]),
    );
    expect(actionState(draft, 'customer', 'read')).toEqual({ reach: 'all', inherited: false });
    expect(actionState(draft, 'customer', 'update')).toEqual({ reach: 'some', inherited: false });
    expect(actionState(draft, 'customer', 'delete')).toEqual({ reach: 'some', inherited: false });
    expect(actionState(draft, 'customer', 'export')).toEqual({ reach: 'none', inherited: false });
    expect(actionState(draft, 'order', 'read')).toEqual({ reach: 'none', inherited: false });
  });

  it('is granted in the grant that reads, in the order of actions', () => {
    const draft = openRole(
      role([
        { object: 'customer', actions: ['create'], rows: 'own' },
        { object: 'customer', actions: ['read', 'delete'], rows: 'team' },
      ]),
    );
    expect(roleDocument(toggleAction(draft, 'customer', 'update')).grants[1]?.actions).toEqual(['read', 'update', 'delete']);
  });

  it('makes a grant where there is none, with reading beside', () => {
    expect(roleDocument(toggleAction(openRole(role([])), 'order', 'update')).grants).toEqual([{ object: 'order', actions: ['read', 'update'], rows: 'all' }]);
    expect(roleDocument(toggleAction(openRole(role([])), 'order', 'create')).grants).toEqual([{ object: 'order', actions: ['create'], rows: 'all' }]);
  });

  it('is taken from every grant of the object; a grant of nothing goes', () => {
    const draft = openRole(role([read, { object: 'customer', actions: ['read', 'update'], rows: 'own' }]));
    expect(roleDocument(toggleAction(draft, 'customer', 'read')).grants).toEqual([{ object: 'customer', actions: ['update'], rows: 'own' }]);
  });

  it('comes from the grant for every object until the object has one of its own', () => {
    const draft = openRole(role([{ object: '*', actions: ['read', 'update'], rows: 'own' }]));
    expect(actionState(draft, 'customer', 'read')).toEqual({ reach: 'some', inherited: true });
    const without = toggleAction(draft, 'customer', 'update');
    expect(roleDocument(without).grants).toEqual([
      { object: '*', actions: ['read', 'update'], rows: 'own' },
      { object: 'customer', actions: ['read'], rows: 'own' },
    ]);
    // Without any grant the object would fall back to the one for every object.
    const nothing = toggleAction(without, 'customer', 'read');
    expect(roleDocument(nothing).grants[1]).toEqual({ object: 'customer', actions: [], rows: 'own' });
    expect(actionState(nothing, 'customer', 'read')).toEqual({ reach: 'none', inherited: false });
    expect(roleDocument(removeGrant(nothing, 'grant 0')).grants).toHaveLength(1);
  });

  it('is back where it was after two clicks on an object with one grant', () => {
    fc.assert(
      fc.property(fc.subarray([...actions], { minLength: 2 }), fc.constantFrom(...actions), (granted, action) => {
        const document = role([{ object: 'customer', actions: granted, rows: 'all' }]);
        const twice = toggleAction(toggleAction(openRole(document), 'customer', action), 'customer', action);
        expect(roleDocument(twice)).toEqual(document);
      }),
    );
  });

  it('can be set in one grant alone', () => {
    const draft = openRole(role([read, { object: 'customer', actions: ['update'], rows: 'own' }]));
    expect(roleDocument(setAction(draft, 'grant 1', 'delete', true)).grants).toEqual([
      read,
      { object: 'customer', actions: ['update', 'delete'], rows: 'own' },
    ]);
  });
});

describe('the rows of a grant', () => {
  it('are all, or forms; one plain form is written without a list', () => {
    const draft = openRole(role([read]));
    expect(rowForms(read)).toBeUndefined();
    expect(roleDocument(setForms(draft, 'grant 0', ['own'])).grants[0]?.rows).toBe('own');
    expect(roleDocument(setForms(draft, 'grant 0', ['own', 'inherit:customer'])).grants[0]?.rows).toEqual(['own', 'inherit:customer']);
    expect(roleDocument(setForms(draft, 'grant 0', ['inherit:customer'])).grants[0]?.rows).toEqual(['inherit:customer']);
    expect(roleDocument(setForms(setForms(draft, 'grant 0', ['own']), 'grant 0', undefined)).grants).toEqual([read]);
  });
});

const names: FieldNames = { all: ['name', 'phone', 'cost', 'code', 'owner'], writable: ['name', 'phone', 'cost', 'owner'] };
const field = fc.constantFrom(...names.all);
const listed = fc.option(fc.subarray(['*', ...names.all, 'gone']), { nil: undefined });
const grants = fc
  .record({ read: listed, hide: listed, mask: listed, write: listed })
  .map((lists): Grant => ({ ...read, ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== undefined)) }));

describe('the fields of a grant', () => {
  it('are shown as they were set, and the others as before', () => {
    fc.assert(
      fc.property(grants, field, fc.constantFrom('read', 'mask', 'hide'), (grant, name, shown) => {
        // Nobody writes "*" among what is hidden: it is no name.
        const draft = openRole(role([{ ...grant, ...(grant.hide ? { hide: grant.hide.filter((one) => one !== '*') } : {}) }]));
        const before = draft.grants[0]?.grant ?? read;
        const after = setShown(draft, 'grant 0', name, shown, names).grants[0]?.grant ?? read;
        expect(shownAs(after, name)).toBe(shown);
        for (const other of names.all.filter((one) => one !== name)) {
          expect({ other, shown: shownAs(after, other), writes: writes(after, other) }).toEqual({
            other,
            shown: shownAs(before, other),
            writes: writes(before, other),
          });
        }
      }),
    );
  });

  it('are written as they were set, and the others as before', () => {
    fc.assert(
      fc.property(grants, fc.constantFrom(...names.writable), fc.boolean(), (grant, name, on) => {
        fc.pre(!on || !grant.hide?.includes(name));
        const before = openRole(role([grant])).grants[0]?.grant ?? read;
        const after = setWrites(openRole(role([grant])), 'grant 0', name, on, names).grants[0]?.grant ?? read;
        expect(writes(after, name)).toBe(on);
        for (const other of names.writable.filter((one) => one !== name)) expect([other, writes(after, other)]).toEqual([other, writes(before, other)]);
        for (const other of names.all) expect([other, shownAs(after, other)]).toEqual([other, shownAs(before, other)]);
      }),
    );
  });

  it('made later can be opened and closed without touching those there are', () => {
    const grant: Grant = { ...read, hide: ['cost'], mask: ['phone'], write: ['*', 'phone'] };
    const closed = setNewFields(openRole(role([grant])), 'grant 0', { read: false, write: false }, names);
    expect(roleDocument(closed).grants[0]).toEqual({ ...read, read: ['name', 'phone', 'code', 'owner'], mask: ['phone'], write: ['name', 'phone', 'owner'] });
    expect(takesNewFields(closed.grants[0]?.grant ?? read)).toEqual({ read: false, write: false });
    expect(roleDocument(setNewFields(closed, 'grant 0', { read: true, write: true }, names)).grants[0]).toEqual(grant);
  });

  it('that are masked are written only where they are named', () => {
    const draft = openRole(role([{ ...read, mask: ['phone'] }]));
    expect(writes(draft.grants[0]?.grant ?? read, 'phone')).toBe(false);
    expect(roleDocument(setWrites(draft, 'grant 0', 'phone', true, names)).grants[0]?.write).toEqual(['*', 'phone']);
  });
});

describe('a new role', () => {
  it('gets its name from its label, of letters that a name may have', () => {
    expect(roleName('Quản lý Đơn hàng', new Set())).toBe('quan_ly_don_hang');
    expect(roleName('2nd line', new Set())).toBe('nd_line');
    expect(roleName('销售', new Set())).toBe('role');
    expect(roleName('Sales', new Set(['sales', 'sales_2']))).toBe('sales_3');
    expect(roleName('x'.repeat(60), new Set(['x'.repeat(48)]))).toBe(`${'x'.repeat(46)}_2`);
  });

  it('grants nothing, or what the one it was made from grants', () => {
    expect(blankRole(label, new Set())).toEqual({ kind: 'role', name: 'sales', label, grants: [] });
    const made = duplicateRole(
      { ...role([read]), origin: { template: 'special_gift', version: '1' } },
      { en: 'Sales (copy)', vi: 'Bán hàng (bản sao)' },
      new Set(['sales']),
    );
    expect(made).toEqual({ kind: 'role', name: 'sales_copy', label: { en: 'Sales (copy)', vi: 'Bán hàng (bản sao)' }, grants: [read] });
  });
});
