import { useCallback } from 'react';
import type { Label } from '../../schemas/generated/metadata.ts';
import { useLocale } from './useLocale.ts';

/** The text of a metadata label in the language on screen. */
export function useLabel(): (label: Label) => string {
  const locale = useLocale();
  return useCallback((label: Label) => label[locale] || label.en, [locale]);
}
