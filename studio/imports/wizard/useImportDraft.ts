import { useCallback, useEffect, useState } from 'react';
import { findDraft, type ImportDraft, keepDraft } from './import-draft.ts';

/** The decisions about a file, kept in this browser as they are made. */
export function useImportDraft(file: string): readonly [ImportDraft, (change: (draft: ImportDraft) => ImportDraft) => void] {
  const [draft, setDraft] = useState<ImportDraft>(() => findDraft(file) ?? { file, fileName: '', expiresAt: '', keep: [], corrections: [] });
  useEffect(() => {
    if (draft.expiresAt !== '') keepDraft(draft);
  }, [draft]);
  return [draft, useCallback((change: (before: ImportDraft) => ImportDraft) => setDraft(change), [])];
}
