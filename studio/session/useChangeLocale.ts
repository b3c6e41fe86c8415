import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type SignedInUser, updateMe } from '../api/own/session.ts';
import type { Locale } from '../format/locale.ts';
import { changeLocale } from '../i18n/start-i18n.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { showToast } from '../shell/toast.tsx';

/** Changes the language at once and keeps the choice with the person. */
export function useChangeLocale(): (locale: Locale) => void {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useCallback(
    (locale) => {
      client.setQueryData<SignedInUser | null>(['me'], (me) => (me ? { ...me, locale } : me));
      Promise.all([changeLocale(locale), updateMe({ locale })]).catch((error: unknown) => showToast({ tone: 'failed', message: problemText(error, t) }));
    },
    [client, t],
  );
}
