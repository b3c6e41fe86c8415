import { lazy, Suspense, useSyncExternalStore } from 'react';
import { loadTexts } from '../i18n/start-i18n.ts';
import { keyHelpOpened, subscribeKeyHelp } from './key-help-store.ts';

const KeyHelpDialog = lazy(async () => {
  const [{ KeyHelpDialog: Dialog }] = await Promise.all([import('./key-help-dialog.tsx'), loadTexts('desk')]);
  return { default: Dialog };
});

/** The help of keys, while it is open. */
export function KeyHelp() {
  const opened = useSyncExternalStore(subscribeKeyHelp, keyHelpOpened);
  return opened ? (
    <Suspense>
      <KeyHelpDialog />
    </Suspense>
  ) : null;
}
