import { type Action, actions, addGrants, type DraftGrant, editGrant, grantsOf, type RoleDraft, removeGrant } from './role-draft.ts';

/** What a role may do with an object: in all its records, in some (a rule narrows it), or in none. */
export type Reach = 'all' | 'some' | 'none';

export interface ActionState {
  readonly reach: Reach;
  /** It comes from the grant for every object. */
  readonly inherited: boolean;
}

/** The grants that decide on an object: its own, else those for every object. */
export function decidingGrants(draft: RoleDraft, object: string): { readonly grants: readonly DraftGrant[]; readonly inherited: boolean } {
  const own = grantsOf(draft, object);
  if (own.length > 0 || object === '*') return { grants: own, inherited: false };
  const every = grantsOf(draft, '*');
  return { grants: every, inherited: every.length > 0 };
}

export function actionState(draft: RoleDraft, object: string, action: Action): ActionState {
  const { grants, inherited } = decidingGrants(draft, object);
  const having = grants.filter(({ grant }) => grant.actions.includes(action));
  if (having.length === 0) return { reach: 'none', inherited };
  const whole = having.some(({ grant }) => grant.rows === 'all' && grant.condition === undefined);
  return { reach: whole ? 'all' : 'some', inherited };
}

/**
 * Grants an action that is not granted, or takes it from every grant of the object. What came from the grant for every object is first copied
 * to the object. Whoever gets more than creating and reading also gets reading.
 */
export function toggleAction(draft: RoleDraft, object: string, action: Action): RoleDraft {
  const { grants, inherited } = decidingGrants(draft, object);
  const start = inherited
    ? addGrants(
        draft,
        grants.map(({ grant }) => ({ ...grant, object })),
      )
    : draft;
  const own = grantsOf(start, object);
  const having = own.filter(({ grant }) => grant.actions.includes(action));
  if (having.length > 0) return having.reduce((before, { key }) => setAction(before, key, action, false), start);
  const target = own.find(({ grant }) => grant.actions.includes('read')) ?? own[0];
  if (target) return setAction(start, target.key, action, true);
  const granted: readonly Action[] = action === 'create' || action === 'read' ? [action] : ['read', action];
  return addGrants(start, [{ object, actions: ordered(granted), rows: 'all' }]);
}

/** Grants or takes an action in one grant; a grant of nothing goes. */
export function setAction(draft: RoleDraft, key: string, action: Action, on: boolean): RoleDraft {
  const grant = draft.grants.find((one) => one.key === key)?.grant;
  if (!grant || grant.actions.includes(action) === on) return draft;
  const left = on ? inserted(grant.actions, action) : grant.actions.filter((one) => one !== action);
  return left.length === 0 ? removeGrant(editGrant(draft, key, { actions: [] }), key) : editGrant(draft, key, { actions: left });
}

/** Puts an action before the first one that is shown behind it; the others keep their order. */
function inserted(present: readonly Action[], action: Action): Action[] {
  const behind = present.findIndex((one) => actions.indexOf(one) > actions.indexOf(action));
  return present.toSpliced(behind < 0 ? present.length : behind, 0, action);
}

function ordered(granted: readonly Action[]): Action[] {
  return granted.toSorted((left, right) => actions.indexOf(left) - actions.indexOf(right));
}
