import type { Issue } from '../../errors/issue.ts';
import type { Reference } from '../../metadata/references/reference.ts';
import { referencesOf } from '../../metadata/references/references.ts';
import type { ChangePlan } from '../change-sets.ts';
import { documentKey } from '../documents/document-table.ts';
import type { Proposal } from '../propose.ts';

type Dependant = ChangePlan['dependants'][number];

function targetName({ object, field }: Reference): string {
  return field === undefined ? object : `${object}.${field}`;
}

/** What refers to fields and objects that the changes take away or turn into another type, from documents that stay. */
export function findDependants({ before, resolution }: Proposal): readonly Dependant[] {
  const gone = new Set(resolution.writes.filter(({ state }) => state === 'hidden').map(documentKey));
  const changed = new Set([...gone, ...resolution.retypes.map(({ after }) => `field/${after.name}`)]);
  if (changed.size === 0) return [];
  return referencesOf(before).flatMap((reference): Dependant[] => {
    const { kind, name, path } = reference;
    const key = reference.field === undefined ? `object/${reference.object}` : `field/${targetName(reference)}`;
    if (!changed.has(key) || gone.has(`${kind}/${name}`)) return [];
    return [{ kind, name, path, refers_to: targetName(reference) }];
  });
}

/** Everything that stands against a proposal. What still uses a deleted field says it better than the formula that no longer compiles. */
export function standingIssues(proposal: Proposal): readonly Issue[] {
  const found = [...proposal.resolution.issues, ...blockingDependants(proposal)];
  return found.length > 0 ? found : proposal.issues;
}

/** Of what is taken away, the uses that nobody has taken care of. */
function blockingDependants(proposal: Proposal): readonly Issue[] {
  const gone = new Set(proposal.resolution.writes.filter(({ state }) => state === 'hidden').map(documentKey));
  const rewritten = new Set(proposal.resolution.writes.map(documentKey));
  return findDependants(proposal)
    .filter(({ kind, name, refers_to }) => gone.has(`${refers_to.includes('.') ? 'field' : 'object'}/${refers_to}`) && !rewritten.has(`${kind}/${name}`))
    .map(({ kind, name, path, refers_to }) => ({
      pointer: `/${kind}/${name}${path}`,
      message: `The ${kind} "${name}" uses "${refers_to}", which is to be deleted; change or delete it in the same change set.`,
      code: 'in_use',
    }));
}
