export type Locale = 'vi' | 'en';

/** English follows British order of dates, since both languages are read in the same shop. */
export const languageTags: Readonly<Record<Locale, string>> = { vi: 'vi-VN', en: 'en-GB' };
