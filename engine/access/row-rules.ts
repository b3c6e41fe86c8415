import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { stands } from '../errors/guards.ts';
import { compileExpression } from '../expressions/compile-expression.ts';
import type { CompiledExpression } from '../expressions/types.ts';
import type { ShareAction, ShareRule } from '../identity/actor-rights.ts';
import { liveRollUpIn } from '../metadata/live-roll-ups.ts';
import type { Model, ObjectModel } from '../metadata/model.ts';

export type Action = 'create' | 'read' | 'update' | 'delete' | 'export' | 'bulk' | 'import' | 'share' | 'merge';

/** One way in which a record belongs to a person. A record is reached when one of the forms of a rule reaches it. */
export type RowForm =
  | { readonly kind: 'own' | 'team' | 'managed' | 'territory' }
  | { readonly kind: 'shared'; readonly can: ShareAction; readonly rules: readonly SharedCondition[] }
  | { readonly kind: 'inherit'; readonly link: string; readonly action: 'read' | 'update' };

/** A share by rule, compiled. */
export interface SharedCondition {
  readonly id: string;
  readonly condition: CompiledExpression;
  readonly expiresAt: string | null;
}

/** Which rows a grant reaches. `key` names the rule, so that equal rules are recognised. */
export interface RowRule {
  readonly key: string;
  /** Empty: every row. */
  readonly forms: readonly RowForm[];
  readonly condition?: CompiledExpression;
}

/** The rows reached by a union of rules: all, none, or those that meet one of the rules. */
export type RowScope = 'all' | 'none' | readonly RowRule[];

export type Grant = RoleDocument['grants'][number];

/** The forms as the grant names them, such as `own` and `inherit:order`; none for every row. */
function formNames({ rows }: Grant): readonly string[] {
  if (rows === 'all') return [];
  return typeof rows === 'string' ? [rows] : [...new Set(rows)].sort();
}

/** Sharing knows reading, updating and deleting: whatever else is done with a record that was shared to be read is read from it. */
function sharedFor(action: Action): ShareAction {
  if (action === 'update' || action === 'delete') return action;
  return action === 'merge' || action === 'share' ? 'update' : 'read';
}

const reading: ReadonlySet<Action> = new Set(['read', 'export']);

/** What a rule is compiled for. */
export interface RuleScope {
  readonly model: Model;
  readonly object: ObjectModel;
  readonly action: Action;
  readonly shareRules: readonly ShareRule[];
}

/** The condition of a rule; undefined where it cannot be judged on what is really there. */
function compileCondition({ model, object }: RuleScope, source: string): CompiledExpression | undefined {
  const compiled = compileExpression(source, object.scope, 'boolean');
  return compiled.ok && liveRollUpIn(model, object, compiled.expression) === undefined ? compiled.expression : undefined;
}

function toForm(name: string, scope: RuleScope): RowForm {
  const { object, action, shareRules } = scope;
  if (name.startsWith('inherit:')) return { kind: 'inherit', link: name.slice('inherit:'.length), action: reading.has(action) ? 'read' : 'update' };
  if (name !== 'shared') return { kind: name as 'own' };
  const can = sharedFor(action);
  const rules = shareRules.flatMap((rule) => {
    if (rule.object !== object.name || !rule.can.includes(can)) return [];
    const condition = compileCondition(scope, rule.condition);
    // A condition that no longer compiles shares nothing.
    return condition ? [{ id: rule.id, condition, expiresAt: rule.expires_at }] : [];
  });
  return { kind: 'shared', can, rules };
}

/** Names a form: equal forms have the same key. */
export function formKey(form: RowForm): string {
  if (form.kind === 'shared') return `shared ${form.can} ${form.rules.map(({ id }) => id).join(' ')}`;
  return form.kind === 'inherit' ? `inherit ${form.link} ${form.action}` : form.kind;
}

/** The rule of a grant for an action; undefined where it reaches nothing. */
export function compileRule(grant: Grant, scope: RuleScope): RowRule | 'all' | undefined {
  const names = formNames(grant);
  if (grant.rows !== 'all' && names.length === 0) return undefined;
  const forms = names.map((name) => toForm(name, scope));
  const key = forms.map(formKey).join(' | ');
  if (grant.condition === undefined || !stands('rule_condition')) return forms.length === 0 ? 'all' : { key, forms };
  const condition = compileCondition(scope, grant.condition);
  // A rule that no longer compiles grants nothing: a broken condition must not open rows.
  return condition && { key: `${key} & ${condition.source}`, forms, condition };
}

/** Rows that one of the rules reaches. */
export function union(rules: readonly (RowRule | 'all' | undefined)[]): RowScope {
  const found = new Map<string, RowRule>();
  for (const rule of rules) {
    if (rule === 'all') return 'all';
    if (rule !== undefined) found.set(rule.key, rule);
  }
  return found.size === 0 ? 'none' : [...found.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
}

export function sameScope(left: RowScope, right: RowScope): boolean {
  return scopeKey(left) === scopeKey(right);
}

/** Names a scope: equal scopes have the same key. */
export function scopeKey(scope: RowScope): string {
  return typeof scope === 'string' ? scope : scope.map(({ key }) => `(${key})`).join(' or ');
}
