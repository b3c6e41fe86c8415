import type { UserActor } from '../../access/actor.ts';
import { objectAccess, type ReadMode } from '../../access/object-access.ts';
import { type Action, formKey, type RowRule, type RowScope, scopeKey } from '../../access/row-rules.ts';
import type { FieldModel, Model, ObjectModel } from '../../metadata/model.ts';
import { guardedInputs } from '../../query/relation.ts';

/** A person under a Model. */
export interface Side {
  readonly model: Model;
  readonly person: UserActor;
}

/** What can be done with a row or a cell. */
export type Doing = { readonly action: Action | 'list' } | { readonly cell: 'read' | 'reveal' | 'write'; readonly field: FieldModel };

/** The rows in which something may be done: in all of the scopes, and where every cell on the paths may be read. */
export interface Reach {
  readonly key: string;
  readonly scopes: readonly RowScope[];
  readonly paths: readonly (readonly string[])[];
  /** How cells on the paths, and what is inherited from, are read. */
  readonly mode: ReadMode;
}

/** Where the person may do it. What is written or taken out must be seen as well. */
export function reachOf({ model, person }: Side, object: ObjectModel, doing: Doing): Reach {
  const access = objectAccess(model, person, object);
  const listing = objectAccess(model, person, object, 'list');
  if ('action' in doing) {
    const { action } = doing;
    if (action === 'list') return make([listing.rows('read')], [], 'list');
    if (action === 'export') return make(within(listing.rows('export'), listing.rows('read')), [], 'list');
    const seen: boolean = action === 'read' || action === 'create' || action === 'bulk' || action === 'import';
    return make(seen ? [access.rows(action)] : within(access.rows(action), access.rows('read')));
  }
  const { cell, field } = doing;
  if (cell === 'write') return make(fixed(field) ? ['none'] : within(access.writeCell(field, 'update'), access.rows('read')));
  const mode = cell === 'read' ? 'record' : 'reveal';
  const scope = objectAccess(model, person, object, mode).readCell(field);
  return make([scope], scope === 'none' ? [] : guardedInputs(object, field), mode);
}

function fixed({ type, document }: FieldModel): boolean {
  return type.computed === true || document.read_only === true;
}

/** The narrower scope alone, where it lies within the wider. */
function within(narrow: RowScope, wide: RowScope): readonly RowScope[] {
  return scopeWithin(narrow, wide) ? [narrow] : [narrow, wide];
}

function make(scopes: readonly RowScope[], paths: Reach['paths'] = [], mode: ReadMode = 'record'): Reach {
  const nothing = scopes.includes('none');
  const narrow: readonly RowScope[] = nothing
    ? ['none']
    : scopes.filter((scope, index) => scope !== 'all' || (index === 0 && scopes.every((one) => one === 'all')));
  const used = nothing ? [] : paths;
  const differs = used.length > 0 || (mode === 'list' && narrow.some(inheritsAny));
  const asked = differs ? ` ${mode} ${used.map((path) => path.join('.')).join(' ')}` : '';
  return { key: `${narrow.map(scopeKey).join(' and ')}${asked}`, scopes: narrow, paths: used, mode };
}

function inheritsAny(scope: RowScope): boolean {
  return typeof scope !== 'string' && scope.some(({ forms }) => forms.some(({ kind }) => kind === 'inherit'));
}

export function isNothing({ scopes }: Reach): boolean {
  return scopes.includes('none');
}

/** Whether the keys alone say that every row of the one scope lies in the other, for one person under one Model. */
export function scopeWithin(narrow: RowScope, wide: RowScope): boolean {
  if (wide === 'all' || narrow === 'none') return true;
  if (wide === 'none' || narrow === 'all') return false;
  return narrow.every((rule) => wide.some((other) => ruleWithin(rule, other)));
}

function ruleWithin(narrow: RowRule, wide: RowRule): boolean {
  if (wide.condition !== undefined && wide.condition.source !== narrow.condition?.source) return false;
  if (wide.forms.length === 0) return true;
  const forms = new Set(wide.forms.map(formKey));
  return narrow.forms.length > 0 && narrow.forms.every((form) => forms.has(formKey(form)));
}
