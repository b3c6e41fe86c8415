import { useCallback, useState } from 'react';
import type { Comment } from '../../../schemas/generated/api.ts';

/** What is being written; kept through a reload where it is a new comment. */
export interface CommentDraft {
  readonly text: string;
  /** People addressed so far. */
  readonly mentioned: Comment['mentions'];
  change(text: string, mentioned?: Comment['mentions']): void;
  clear(): void;
}

interface Kept {
  readonly text: string;
  readonly mentioned: Comment['mentions'];
}

function read(key: string): Kept | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  try {
    // @NOTE written below, by this window.
    return JSON.parse(text) as Kept;
  } catch {
    sessionStorage.removeItem(key);
    return undefined;
  }
}

export function useCommentDraft(name: string, comment: Comment | undefined): CommentDraft {
  const key = `trellis.comment.${name}`;
  const [draft, setDraft] = useState<Kept>(() => (comment ? { text: comment.text, mentioned: comment.mentions } : (read(key) ?? { text: '', mentioned: [] })));
  const keeps = comment === undefined;
  const change = useCallback(
    (text: string, mentioned?: Comment['mentions']) =>
      setDraft((before) => {
        const next = { text, mentioned: mentioned ?? before.mentioned };
        if (keeps) sessionStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key, keeps],
  );
  const clear = useCallback(() => {
    sessionStorage.removeItem(key);
    setDraft({ text: '', mentioned: [] });
  }, [key]);
  return { ...draft, change, clear };
}
