import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RoleDocument } from '../../../schemas/generated/metadata.ts';
import { asMembers } from '../../fields/wire-value.ts';
import { openRole, type RoleDraft, roleDocument } from './draft/role-draft.ts';

export type EditRole = (edit: (draft: RoleDraft) => RoleDraft) => void;

export interface EditedRole {
  readonly draft: RoleDraft;
  /** The document as it would be saved. */
  readonly document: RoleDocument;
  readonly changed: boolean;
  /** Edits from before the page was loaded again are back. */
  readonly restored: boolean;
  readonly edit: EditRole;
  /** Forgets the edits that were kept for a reload. */
  readonly forget: () => void;
}

const keyOf = (name: string) => `trellis.draft.role.${name}`;

/** Edits kept in this window, as long as the role is still the one they were made on. */
function restore(base: RoleDocument): RoleDocument | undefined {
  const text = sessionStorage.getItem(keyOf(base.name));
  if (text === null) return undefined;
  try {
    const kept = asMembers(JSON.parse(text));
    // @NOTE only `keep` below writes under this key, and it writes a role document.
    return JSON.stringify(kept?.base) === JSON.stringify(base) ? (kept?.document as RoleDocument) : undefined;
  } catch {
    return undefined;
  }
}

function keep(base: RoleDocument, document: RoleDocument | undefined): void {
  if (document) sessionStorage.setItem(keyOf(base.name), JSON.stringify({ base, document }));
  else sessionStorage.removeItem(keyOf(base.name));
}

/** The edits of one role. They survive a reload in the same window. */
export function useRoleDraft(base: RoleDocument): EditedRole {
  const [start] = useState(() => restore(base));
  const [draft, setDraft] = useState(() => openRole(start ?? base));
  const document = useMemo(() => roleDocument(draft), [draft]);
  const changed = useMemo(() => JSON.stringify(document) !== JSON.stringify(base), [document, base]);
  useEffect(() => keep(base, changed ? document : undefined), [base, document, changed]);
  return { draft, document, changed, restored: start !== undefined, edit: setDraft, forget: useCallback(() => keep(base, undefined), [base]) };
}
