import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '../format/locale.ts';

const storageKey = 'trellis.locale';

type Texts = Promise<{ readonly default: Record<string, unknown> }>;

/** The texts that every page needs, and sets of texts that pages bring with them so that the first list stays small. */
const loaders = {
  translation: {
    vi: (): Texts => import('../locales/vi.json', { with: { type: 'json' } }),
    en: (): Texts => import('../locales/en.json', { with: { type: 'json' } }),
  },
  rights: {
    vi: (): Texts => import('../locales/rights/vi.json', { with: { type: 'json' } }),
    en: (): Texts => import('../locales/rights/en.json', { with: { type: 'json' } }),
  },
  lists: {
    vi: (): Texts => import('../locales/lists/vi.json', { with: { type: 'json' } }),
    en: (): Texts => import('../locales/lists/en.json', { with: { type: 'json' } }),
  },
  boards: {
    vi: (): Texts => import('../locales/boards/vi.json', { with: { type: 'json' } }),
    en: (): Texts => import('../locales/boards/en.json', { with: { type: 'json' } }),
  },
  record: {
    vi: (): Texts => import('../locales/record/vi.json', { with: { type: 'json' } }),
    en: (): Texts => import('../locales/record/en.json', { with: { type: 'json' } }),
  },
  desk: {
    vi: (): Texts => import('../locales/desk/vi.json', { with: { type: 'json' } }),
    en: (): Texts => import('../locales/desk/en.json', { with: { type: 'json' } }),
  },
  imports: {
    vi: (): Texts => import('../locales/imports/vi.json', { with: { type: 'json' } }),
    en: (): Texts => import('../locales/imports/en.json', { with: { type: 'json' } }),
  },
  counter: {
    vi: (): Texts => import('../locales/counter/vi.json', { with: { type: 'json' } }),
    en: (): Texts => import('../locales/counter/en.json', { with: { type: 'json' } }),
  },
  merging: {
    vi: (): Texts => import('../locales/merging/vi.json', { with: { type: 'json' } }),
    en: (): Texts => import('../locales/merging/en.json', { with: { type: 'json' } }),
  },
  data: {
    vi: (): Texts => import('../locales/data/vi.json', { with: { type: 'json' } }),
    en: (): Texts => import('../locales/data/en.json', { with: { type: 'json' } }),
  },
} as const;

type TextSet = keyof typeof loaders;

const asked = new Set<TextSet>(['translation']);
let current: Locale = 'vi';

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
  current = locale;
  await Promise.all([...asked].map((set) => load(set, locale)));
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  localStorage.setItem(storageKey, locale);
}

/** Loads a further set of texts, in the language on screen and in those that are chosen later. Await it before what uses the set is shown. */
export async function loadTexts(set: TextSet): Promise<void> {
  asked.add(set);
  await load(set, current);
}

async function load(set: TextSet, locale: Locale): Promise<void> {
  if (i18next.hasResourceBundle(locale, set)) return;
  const texts = await loaders[set][locale]();
  i18next.addResourceBundle(locale, set, texts.default);
}
