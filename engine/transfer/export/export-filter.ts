import { type Actor, actorId } from '../../access/actor.ts';
import type { RowScope } from '../../access/object-access.ts';

/**
 * The filter of a list narrowed to the rows that the actor may export: a grant may let people read everything and take away only their
 * own. A rule over fields that the actor cannot read makes the filter refused, so that nothing leaves.
 */
export function exportFilter(filter: string | undefined, scope: RowScope, actor: Actor): string | undefined {
  const wanted = filter?.trim() === '' ? undefined : filter;
  if (scope === 'all') return wanted;
  const rules = scope === 'none' ? [] : scope;
  const allowed = rules.map((rule) => {
    const parts = [...(rule.own ? [`owner == "${actorId(actor) ?? ''}"`] : []), ...(rule.condition ? [`(${rule.condition.source})`] : [])];
    return parts.length === 0 ? 'true' : parts.join(' && ');
  });
  const union = allowed.length === 0 ? 'false' : allowed.map((rule) => `(${rule})`).join(' || ');
  return wanted === undefined ? union : `(${wanted}) && (${union})`;
}
