import { describe, expect, it } from 'vitest';
import type { ObjectDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import { checkTells } from './check-tells.ts';
import type { ObjectDraft } from './object-draft.ts';

const field = (type: string, target?: string) => ({ document: { type }, target });
// @NOTE of a draft only the types of its fields and where links lead are read.
const drafts = new Map([
  [
    'ticket',
    {
      fields: new Map([
        ['owner', field('user')],
        ['subject', field('text')],
        ['customer', field('link', 'customer')],
      ]),
    },
  ],
  [
    'customer',
    {
      fields: new Map([
        ['owner', field('user')],
        ['name', field('text')],
      ]),
    },
  ],
]) as unknown as ReadonlyMap<string, ObjectDraft>;

function issuesOf(...tells: string[]): readonly Issue[] {
  const issues: Issue[] = [];
  checkTells({ kind: 'object', name: 'ticket', tells } as unknown as ObjectDocument, drafts, issues);
  return issues;
}

describe('whom an object tells of new records', () => {
  it('are people in its fields and behind its links', () => {
    expect(issuesOf('owner', 'customer.owner')).toEqual([]);
  });

  it.each(['subject', 'nothing', 'customer', 'customer.name', 'owner.owner', 'customer.owner.name'])('are not at %s', (path) => {
    expect(issuesOf(path)).toMatchObject([{ pointer: '/object/ticket/tells/0' }]);
  });
});
