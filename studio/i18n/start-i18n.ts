import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../format/locale.ts';

const storageKey = 'trellis.locale';

const loaders: Readonly<Record<Locale, () => Promise<{ readonly default: Record<string, unknown> }>>> = {
  vi: () => import('../locales/vi.json', { with: { type: 'json' } }),
  en: () => import('../locales/en.json', { with: { type: 'json' } }),
};

/** The language before anyone has signed in: the last one used here, else the browser's, else Vietnamese. */
function firstLocale(): Locale {
  const stored = localStorage.getItem(storageKey);
  if (stored === 'vi' || stored === 'en') return stored;
  return navigator.languages.find((tag) => /^(vi|en)\b/.test(tag))?.startsWith('en') ? 'en' : 'vi';
}

/** Starts i18next with one language; the other is loaded when it is chosen. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({ resources: {}, interpolation: { escapeValue: false }, supportedLngs: ['vi', 'en'], fallbackLng: false });
  await changeLocale(firstLocale());
}

/** Loads a language, shows it and remembers it for the sign-in page. */
export async function changeLocale(locale: Locale): Promise<void> {
  if (!i18next.hasResourceBundle(locale, 'translation')) {
    const texts = await loaders[locale]();
    i18next.addResourceBundle(locale, 'translation', texts.default);
  }
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  localStorage.setItem(storageKey, locale);
}
