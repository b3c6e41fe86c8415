import type { ClientObject } from '../../../metadata/client-metadata.ts';
import { editGrant, type Grant, type RoleDraft } from './role-draft.ts';

/** The ways in which a record can belong to a person, apart from those that a link gives. */
const plainForms = ['own', 'team', 'managed', 'territory', 'shared'] as const;

const inherit = 'inherit:';

/** The forms of a grant, such as `own` and `inherit:customer`; undefined where every record is reached. */
export function rowForms({ rows }: Grant): readonly string[] | undefined {
  if (rows === 'all') return undefined;
  return typeof rows === 'string' ? [rows] : rows;
}

/** Every form that an object offers: the plain ones, territories where its records lie in any, and one for each link to an object of records. */
export function offeredForms(object: ClientObject | undefined, territorial: boolean): readonly string[] {
  const links = object?.fields.filter((field) => field.type === 'link' && field.target !== undefined && field.target !== 'user') ?? [];
  const plain = plainForms.filter((form) => territorial || form !== 'territory');
  return [...plain, ...links.map((field) => `${inherit}${field.name}`)];
}

/** The link of a form that goes over one. */
export function inheritedLink(form: string): string | undefined {
  return form.startsWith(inherit) ? form.slice(inherit.length) : undefined;
}

/** Sets the forms; undefined means every record. One plain form is written without a list, as people write it. */
export function setForms(draft: RoleDraft, key: string, forms: readonly string[] | undefined): RoleDraft {
  if (forms === undefined) return editGrant(draft, key, { rows: 'all' });
  const only = forms.length === 1 ? plainForms.find((form) => form === forms[0]) : undefined;
  return editGrant(draft, key, { rows: only ?? [...forms] });
}
