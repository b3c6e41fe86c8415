import type en from '../locales/en.json';
import type rights from '../locales/rights/en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en; rights: typeof rights };
  }
}
