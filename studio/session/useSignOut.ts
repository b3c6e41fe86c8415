import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/own/session.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { showToast } from '../shell/toast.tsx';
import { rememberSignedIn } from './session-queries.ts';

/** Ends the session and forgets everything that was loaded in it. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useCallback(() => {
    signOut()
      .then(() => {
        client.clear();
        rememberSignedIn(false);
        sessionStorage.clear();
        // A new page load also drops what components still hold of the other person's data.
        window.location.assign('/');
      })
      .catch((error: unknown) => showToast({ tone: 'failed', message: problemText(error, t) }));
  }, [client, t]);
}
