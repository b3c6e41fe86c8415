import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPreferences, type Preferences, updatePreferences } from '../api/own/me.ts';
import { setSingleKeys, singleKeysOn } from '../keys/single-keys.ts';
import { applyDensity, currentDensity } from '../shell/density/density.ts';
import { chooseApp } from '../shell/navigation/useApp.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { showToast } from '../shell/toast.tsx';

const queryKey = ['me', 'preferences'];

function usePreferencesQuery() {
  return useQuery({ queryKey, queryFn: ({ signal }) => loadPreferences(signal), staleTime: Number.POSITIVE_INFINITY });
}

/** The person's preferences; undefined until they are there. What they say of looks stands in the browser as well, so that nothing flashes. */
export function usePreferences(): Preferences | undefined {
  return usePreferencesQuery().data;
}

function apply({ theme, density, single_keys, app }: Partial<Preferences>, setColorScheme: (scheme: MantineColorScheme) => void): void {
  if (theme !== undefined) setColorScheme(theme);
  if (density !== undefined && density !== currentDensity()) applyDensity(density);
  if (single_keys !== undefined && single_keys !== singleKeysOn()) setSingleKeys(single_keys);
  if (app) chooseApp(app);
}

/** Shows things as the person has them on their other devices, when these are loaded. */
export function useApplyPreferences(): void {
  const { data } = usePreferencesQuery();
  const { setColorScheme } = useMantineColorScheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each person; what is changed later is applied as it is changed.
  useEffect(() => {
    if (data) apply(data, setColorScheme);
  }, [data === undefined]);
}

/** Changes preferences, here at once and on the other devices when they load next. */
export function useChangePreferences(): (changes: Partial<Preferences>) => void {
  const client = useQueryClient();
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  return useCallback(
    (changes) => {
      client.setQueryData<Preferences>(queryKey, (known) => known && { ...known, ...changes });
      apply(changes, setColorScheme);
      updatePreferences(changes).catch((error: unknown) => showToast({ tone: 'failed', message: problemText(error, t) }));
    },
    [client, setColorScheme, t],
  );
}
