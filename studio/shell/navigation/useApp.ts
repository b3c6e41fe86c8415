import { useSyncExternalStore } from 'react';
import type { AppDocument } from '../../../schemas/generated/metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { currentApp } from './navigation.ts';

const storageKey = 'trellis.app';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows the app in the sidebar from now on, in this browser. */
export function chooseApp(name: string): void {
  if (localStorage.getItem(storageKey) === name) return;
  localStorage.setItem(storageKey, name);
  for (const listener of listeners) listener();
}

/** The app on screen; undefined in a workspace without apps. */
export function useApp(): AppDocument | undefined {
  const metadata = useMetadata();
  const chosen = useSyncExternalStore(subscribe, () => localStorage.getItem(storageKey));
  return currentApp(metadata, chosen ?? undefined);
}
