import type { AccessWhyQuery, Said } from '../../../../schemas/generated/api.ts';
import type { Action } from '../../../access/row-rules.ts';
import { said } from './said.ts';

/** What can be asked about. */
export type AskedAction = NonNullable<AccessWhyQuery['action']>;

interface Verb {
  /** After `can`. */
  readonly en: string;
  /** Around `được`: xem được, xem được danh sách. */
  readonly vi: readonly [before: string, after: string];
  readonly gerund: string;
}

const verbs: Readonly<Record<AskedAction, Verb>> = {
  read: { en: 'read', vi: ['xem', ''], gerund: 'reading' },
  reveal: { en: 'reveal', vi: ['mở xem', ''], gerund: 'revealing' },
  write: { en: 'change', vi: ['sửa', ''], gerund: 'changing' },
  update: { en: 'change', vi: ['sửa', ''], gerund: 'changing' },
  delete: { en: 'delete', vi: ['xóa', ''], gerund: 'deleting' },
  share: { en: 'share', vi: ['chia sẻ', ''], gerund: 'sharing' },
  merge: { en: 'merge', vi: ['gộp', ''], gerund: 'merging' },
  export: { en: 'export', vi: ['xuất', ''], gerund: 'exporting' },
  list: { en: 'list', vi: ['xem', 'danh sách'], gerund: 'listing' },
  create: { en: 'create', vi: ['tạo', ''], gerund: 'creating' },
  bulk: { en: 'write many at once of', vi: ['ghi', 'hàng loạt'], gerund: 'writing many at once' },
  import: { en: 'import', vi: ['nhập', ''], gerund: 'importing' },
};

/** Who is spoken of: the one who asks, or somebody by name. */
export interface Voice {
  readonly self: boolean;
  readonly name: string;
  /** In place of a name, for somebody who has none yet. */
  readonly words?: Said;
}

/** The person as a word of a sentence. */
export function subject({ self, name, words }: Voice): Said {
  return self ? said('you', 'bạn') : (words ?? said(name, name));
}

/** `Lan can read Phone`, `Lan không xem được Điện thoại`. */
export function canOrCannot(voice: Voice, allowed: boolean, action: AskedAction, target: Said): Said {
  const { en, vi } = verbs[action];
  const who = subject(voice);
  const [before, after] = vi;
  const done = [allowed ? '' : 'không', before, 'được', after].filter((word) => word !== '').join(' ');
  return said(`${who.en} ${allowed ? 'can' : 'cannot'} ${en} ${target.en}`, `${who.vi} ${done} ${target.vi}`);
}

/** The action as a thing: `reading`, `xem`. */
export function doing(action: AskedAction): Said {
  const { gerund, vi } = verbs[action];
  return said(gerund, vi.filter((word) => word !== '').join(' '));
}

/** What `shared to …` says. */
export function toDo(action: Action): Said {
  const { en, vi } = verbs[action];
  return said(en, vi[0]);
}
