import type boards from '../locales/boards/en.json';
import type counter from '../locales/counter/en.json';
import type data from '../locales/data/en.json';
import type desk from '../locales/desk/en.json';
import type en from '../locales/en.json';
import type imports from '../locales/imports/en.json';
import type lists from '../locales/lists/en.json';
import type merging from '../locales/merging/en.json';
import type record from '../locales/record/en.json';
import type rights from '../locales/rights/en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: {
      translation: typeof en;
      rights: typeof rights;
      lists: typeof lists;
      boards: typeof boards;
      record: typeof record;
      desk: typeof desk;
      imports: typeof imports;
      counter: typeof counter;
      data: typeof data;
      merging: typeof merging;
    };
  }
}
