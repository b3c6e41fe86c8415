import { useTranslation } from 'react-i18next';
import type { Locale } from '../format/locale.ts';

/** The language on screen. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.resolvedLanguage === 'vi' ? 'vi' : 'en';
}
