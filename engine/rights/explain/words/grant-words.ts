import type { Said } from '../../../../schemas/generated/api.ts';
import type { UserActor } from '../../../access/actor.ts';
import type { FieldModel } from '../../../metadata/model.ts';
import type { JudgedCase, Truth } from '../tracing/judge-part.ts';
import type { FactWords } from './fact-words.ts';
import { notReachedBy, reachedBy } from './form-facts.ts';
import { conditionWords, formWords, type RowWords, scopeWords } from './row-words.ts';
import { alsoSo, and, inBoth, inRow, or, said } from './said.ts';
import { doing, subject } from './verbs.ts';

/** What grants are told with. */
export interface GrantWords extends RowWords {
  readonly person: UserActor;
  /** What is known of the record; absent where the object as a whole is asked about. */
  readonly about?: FactWords;
  readonly fieldLabel: (field: FieldModel) => Said | undefined;
}

/** What the grant gives: `grants it in the territory Q1, where ...`, without the role. */
export function givenBy(words: GrantWords, judged: JudgedCase): Said {
  const { rule } = judged.grantCase;
  const { about } = words;
  if (!about) {
    const rows = scopeWords(words, rule === 'all' || rule === undefined ? 'all' : [rule]);
    return said(`for ${rows.en}`, `với ${rows.vi}`);
  }
  const form = judged.forms.find(({ told }) => told === true);
  const rows = form ? reachedBy(about, form.form) : said('for all records', 'với mọi bản ghi');
  if (!judged.condition) return rows;
  const text = conditionWords(words, judged.condition.expression);
  return said(`${rows.en}, and it meets the condition ${text.en}`, `${rows.vi}, và bản ghi này thỏa điều kiện ${text.vi}`);
}

/** What keeps the grant from giving what is asked, in the order in which it is judged; empty where nothing does. */
export function lackingIn(words: GrantWords, judged: JudgedCase): readonly Said[] {
  const { grantCase } = judged;
  if (!grantCase.counts) return [notCounting([judged])];
  if (grantCase.rule === undefined)
    return [said('has a condition that no longer compiles, and so grants nothing', 'có điều kiện không còn hợp lệ nên không cho quyền gì')];
  return [...rowsLacking(words, judged), ...cellLacking(words, judged)];
}

/** What grants of one role do in place of what is asked. */
export function notCounting(cases: readonly JudgedCase[]): Said {
  if (cases.some(({ grantCase }) => grantCase.single))
    return said('opens records one by one, by id or phone number, and no lists', 'chỉ mở từng bản ghi theo mã hoặc số điện thoại, không cho xem danh sách');
  const actions = [...new Set(cases.flatMap(({ grantCase }) => grantCase.applied.grant.actions))];
  const given = inRow(actions.map(doing), and);
  return said(`grants only ${given.en}`, `chỉ cho ${given.vi}`);
}

function rowsLacking(words: GrantWords, { forms, condition }: JudgedCase): readonly Said[] {
  const { about } = words;
  if (!about) return [];
  const lacking: Said[] = [];
  const missed: Truth = forms.length === 0 || forms.some(({ told }) => told === true) ? true : forms.some(({ told }) => told === null) ? null : false;
  if (missed !== true) {
    const scope = inRow(
      forms.map(({ form }) => formWords(words, form)),
      or,
    );
    const known = forms.filter(({ told }) => told === false);
    const who = subject(words.voice);
    const why =
      missed === null
        ? said(`${who.en} cannot read what decides it`, `${who.vi} không xem được điều quyết định`)
        : inRow(
            known.map(({ form }) => notReachedBy(about, form)),
            alsoSo,
          );
    lacking.push(said(`grants it only for ${scope.en}; ${why.en}`, `chỉ cho phép với ${scope.vi}; ${why.vi}`));
  }
  if (condition && condition.told !== true) {
    const text = conditionWords(words, condition.expression);
    const which = condition.told === null ? said('', '') : said(', which this record does not meet', ', mà bản ghi này không thỏa');
    lacking.push(said(`grants it only where ${text.en}${which.en}`, `chỉ cho phép khi ${text.vi}${which.vi}`));
  }
  return lacking;
}

function cellLacking(words: GrantWords, { grantCase }: JudgedCase): readonly Said[] {
  const { stand, gives, missing } = grantCase;
  if (gives) return [];
  if (stand === 'hides') return [said('hides it', 'ẩn trường này')];
  if (stand === 'leaves_out') return [said('does not show it', 'không cho xem trường này')];
  if (stand === 'does_not_write') return [said('does not let it be changed', 'không cho sửa trường này')];
  if (stand === 'masks' && missing.length === 0) return [said('masks it, to be revealed by a click', 'che trường này, phải bấm để mở xem')];
  const labels = missing.flatMap((field) => words.fieldLabel(field) ?? []);
  const who = subject(words.voice);
  const named = labels.length > 0 ? inRow(labels, and) : said(`what ${who.en} cannot read`, `những gì ${who.vi} không xem được`);
  return [said(`does not show ${named.en}, from which it is worked out`, `không cho xem ${named.vi}, mà trường này được tính từ đó`)];
}

/** All that a role lacks, in one sentence whose subject is the role. */
export function together(lacking: readonly Said[]): Said {
  return said(lacking.map(({ en }) => en).join('; besides, the role '), lacking.map(({ vi }) => vi).join('; ngoài ra, vai trò này '));
}

/** The grant in a sentence without its end. */
export function grantWords(words: GrantWords, judged: JudgedCase): Said {
  if (judged.told === true) return inBoth((locale) => `${locale === 'en' ? 'grants it' : 'cho phép'} ${givenBy(words, judged)[locale]}`);
  const lacking = lackingIn(words, judged);
  return lacking.length > 0 ? together(lacking) : givenBy(words, judged);
}
