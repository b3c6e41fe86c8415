import { describe, expect, it } from 'vitest';
import type { LayoutDocument } from '../../schemas/generated/metadata.ts';
import type { ClientMetadata, ClientObject } from '../metadata/client-metadata.ts';
import { layoutOf } from './layout-of.ts';

const label = { en: 'x', vi: 'x' };
// @NOTE layoutOf reads nothing else of these.
const object = {
  name: 'customer',
  label,
  fields: [],
  record_types: [
    { name: 'partner', label, layout: 'b_partner' },
    { name: 'person', label },
  ],
} as unknown as ClientObject;

const layout = (name: string, rest: Partial<LayoutDocument> = {}): LayoutDocument => ({
  kind: 'layout',
  name,
  object: 'customer',
  label,
  sections: [{ label, fields: [name] }],
  ...rest,
});

const layouts = [
  layout('e_role_type', { roles: ['sales'], record_types: ['person'] }),
  layout('d_role', { roles: ['sales'] }),
  layout('c_type', { record_types: ['person'] }),
  layout('b_partner'),
  layout('a_any'),
];
const nameOf = (type: unknown, roles?: readonly string[], of = layouts) =>
  layoutOf({ layouts: of } as unknown as ClientMetadata, object, type, roles).sections[0]?.fields[0];

describe('the layout of a record', () => {
  it('is the one that fits best: by role and type, by role, by type, and one that names neither', () => {
    expect(nameOf('person', ['sales'])).toBe('e_role_type');
    expect(nameOf('partner', ['sales'])).toBe('d_role');
    expect(nameOf('person', [])).toBe('c_type');
    expect(nameOf('partner', [])).toBe('b_partner');
    expect(nameOf('other', [])).toBe('a_any');
  });

  it('is not one of a role that an administrator is only given to look at', () => {
    expect(nameOf('other', ['admin'])).toBe('a_any');
    expect(nameOf('other')).toBe('d_role');
  });

  it('is the first there is where none fits', () => {
    expect(nameOf(undefined, [], [layout('z', { record_types: ['person'] })])).toBe('z');
  });
});
