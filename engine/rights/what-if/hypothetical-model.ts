import type { RoleDocument } from '../../../schemas/generated/metadata.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Issue } from '../../errors/issue.ts';
import type { Model } from '../../metadata/model.ts';
import { parseDocument } from '../../metadata/parse-document.ts';
import { danglingReferences } from '../../metadata/references/dangling-references.ts';

/** The Model as it is and as it would be with another role. Compiled objects are the same ones in both. */
export interface Hypothesis {
  readonly before: Model;
  readonly after: Model;
  readonly role: RoleDocument;
  /** True where there is no such role yet. */
  readonly isNew: boolean;
}

/** Puts the role in the place of the one with its name; throws invalid_document with what a change set would find wrong with it, under `/role`. */
export function hypothesise(before: Model, input: unknown): Hypothesis {
  const parsed = parseDocument(input);
  if (!parsed.ok) throw refusal(parsed.issues.map((issue) => ({ ...issue, pointer: `/role${issue.pointer}` })));
  const role = parsed.value;
  if (role.kind !== 'role') throw refusal([{ pointer: '/role/kind', message: `A role is asked about, not a ${role.kind}.` }]);
  const after: Model = Object.freeze({ ...before, roles: new Map([...before.roles, [role.name, role]]) });
  const own = `/role/${role.name}/`;
  const dangling = danglingReferences(after).filter(({ pointer }) => pointer.startsWith(own));
  if (dangling.length > 0) throw refusal(dangling.map((issue) => ({ ...issue, pointer: `/role/${issue.pointer.slice(own.length)}` })));
  return { before, after, role, isNew: !before.roles.has(role.name) };
}

function refusal(issues: readonly Issue[]): AppError {
  const [first] = issues;
  return new AppError('invalid_document', `The role is not valid: ${first?.pointer ?? ''} ${first?.message ?? ''}`, { issues });
}
