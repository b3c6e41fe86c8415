import type { ObjectDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import type { ObjectDraft } from './object-draft.ts';

/** Checks who is told of new records: each path is a field that holds a person, or a link and such a field behind it. */
export function checkTells({ name, tells = [] }: ObjectDocument, drafts: ReadonlyMap<string, ObjectDraft>, issues: Issue[]): void {
  for (const [index, path] of tells.entries()) {
    const [first = '', second, ...more] = path.split('.');
    const field = drafts.get(name)?.fields.get(first);
    const person = second === undefined ? field : field?.document.type === 'link' ? drafts.get(field.target ?? '')?.fields.get(second) : undefined;
    if (more.length > 0 || person?.document.type !== 'user')
      issues.push({
        pointer: `/object/${name}/tells/${index}`,
        message: `"${path}" is neither a field that holds a person nor a link and such a field behind it.`,
      });
  }
}
