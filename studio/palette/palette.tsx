import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { loadTexts } from '../i18n/start-i18n.ts';
import { openPalette, paletteMode, subscribePalette } from './palette-store.ts';

const load = async () => {
  const [{ PaletteDialog: Dialog }] = await Promise.all([import('./palette-dialog.tsx'), loadTexts('desk')]);
  return { default: Dialog };
};

const PaletteDialog = lazy(load);
const startedMs = 3_000;

/** Ctrl+K or ⌘K opens the search of everything from anywhere, also while one types. Its script is fetched when the page has come to rest. */
export function Palette() {
  const mode = useSyncExternalStore(subscribePalette, paletteMode);
  useHotkeys([['mod+K', () => openPalette()]], [], true);
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), startedMs);
    return () => clearTimeout(timer);
  }, []);
  return mode === undefined ? null : (
    <Suspense>
      <PaletteDialog mode={mode} />
    </Suspense>
  );
}
