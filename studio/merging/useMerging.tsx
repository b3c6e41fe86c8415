import { type ReactNode, useState } from 'react';
import { loadTexts } from '../i18n/start-i18n.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { useLoaded } from '../shell/useLoaded.ts';

const loadDialog = async () => {
  const [{ MergeDialog }] = await Promise.all([import('./merge-dialog.tsx'), loadTexts('merging')]);
  return MergeDialog;
};

/** Opens the dialogue in which records become one. With one record the others are looked for there. `onDone` hears which was kept. */
export function useMerging(
  object: ClientObject,
  onDone?: (kept: string) => void,
): { readonly open: (ids: readonly string[]) => void; readonly dialog: ReactNode } {
  const [Dialog, ask] = useLoaded(loadDialog);
  const [ids, setIds] = useState<readonly string[]>();
  const dialog = ids && Dialog && <Dialog object={object} ids={ids} onClose={() => setIds(undefined)} {...(onDone ? { onDone } : {})} />;
  return { open: (wanted) => ask(() => setIds(wanted)), dialog };
}
