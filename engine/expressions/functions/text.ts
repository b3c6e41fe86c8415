import { fold } from '../../sql/fold.ts';
import { sql } from '../../sql/sql.ts';
import { Decimal } from '../decimal.ts';
import { changeCase } from '../values/change-case.ts';
import { clampInteger, clampIntegerSql } from '../values/rounding.ts';
import { plain } from './function-spec.ts';

const longest = 2_000_000;
const blank = /^[ \t\n\r\u00a0]+|[ \t\n\r\u00a0]+$/g;

/** Length and position count code points, so an emoji is one. */
function codePoints(text: string): readonly string[] {
  return Array.from(text);
}

/** '' is null in the whole system. */
function orNull(text: string): string | null {
  return text === '' ? null : text;
}

const len = plain({
  name: 'LEN',
  takes: [['text', 'text']],
  returns: 'number',
  sql: ([text]) => sql`char_length(${text})::numeric`,
  js: ([text]) => new Decimal(codePoints(text).length),
});

// @NOTE the outer collate "C" keeps the collation of the case mapping from meeting another one.
const lower = plain({
  name: 'LOWER',
  takes: [['text', 'text']],
  returns: 'text',
  // @NOTE the blank: PostgreSQL 18 takes a sigma that only points stand before (".Σ") for the end of a word, Unicode and JavaScript do not.
  sql: ([text]) => sql`(substr(lower((' ' || ${text}) collate "pg_unicode_fast"), 2) collate "C")`,
  js: ([text]) => changeCase(text, 'toLowerCase'),
});

const upper = plain({
  name: 'UPPER',
  takes: [['text', 'text']],
  returns: 'text',
  sql: ([text]) => sql`(upper(${text} collate "pg_unicode_fast") collate "C")`,
  js: ([text]) => changeCase(text, 'toUpperCase'),
});

const foldText = plain({
  name: 'FOLD',
  takes: [['text', 'text']],
  returns: 'text',
  sql: ([text]) => sql`nullif(crm.fold(${text}) collate "C", '')`,
  js: ([text]) => orNull(fold(text)),
});

const trim = plain({
  name: 'TRIM',
  takes: [['text', 'text']],
  returns: 'text',
  sql: ([text]) => sql`nullif(btrim(${text}, ${' \t\n\r\u00a0'}::text), '')`,
  js: ([text]) => orNull(text.replaceAll(blank, '')),
});

const left = plain({
  name: 'LEFT',
  takes: [
    ['text', 'text'],
    ['count', 'number'],
  ],
  returns: 'text',
  sql: ([text, count]) => sql`nullif(left(${text}, ${clampIntegerSql(count, 0, longest)}), '')`,
  js: ([text, count]) =>
    orNull(
      codePoints(text)
        .slice(0, clampInteger(count, 0, longest))
        .join(''),
    ),
});

const right = plain({
  name: 'RIGHT',
  takes: [
    ['text', 'text'],
    ['count', 'number'],
  ],
  returns: 'text',
  sql: ([text, count]) => sql`nullif(right(${text}, ${clampIntegerSql(count, 0, longest)}), '')`,
  js: ([text, count]) => {
    const characters = codePoints(text);
    return orNull(characters.slice(Math.max(characters.length - clampInteger(count, 0, longest), 0)).join(''));
  },
});

const mid = plain({
  name: 'MID',
  takes: [
    ['text', 'text'],
    ['start', 'number'],
    ['count', 'number'],
  ],
  returns: 'text',
  sql: ([text, start, count]) => sql`nullif(substr(${text}, nullif(${clampIntegerSql(start, 0, longest)}, 0), ${clampIntegerSql(count, 0, longest)}), '')`,
  js: ([text, start, count]) => {
    const first = clampInteger(start, 0, longest);
    return first === 0
      ? null
      : orNull(
          codePoints(text)
            .slice(first - 1, first - 1 + clampInteger(count, 0, longest))
            .join(''),
        );
  },
});

const contains = plain({
  name: 'CONTAINS',
  takes: [
    ['text', 'text'],
    ['part', 'text'],
  ],
  returns: 'boolean',
  sql: ([text, part]) => sql`(strpos(${text} collate "C", ${part}) > 0)`,
  js: ([text, part]) => text.includes(part),
});

const startsWith = plain({
  name: 'STARTS_WITH',
  takes: [
    ['text', 'text'],
    ['part', 'text'],
  ],
  returns: 'boolean',
  sql: ([text, part]) => sql`starts_with(${text} collate "C", ${part})`,
  js: ([text, part]) => text.startsWith(part),
});

const endsWith = plain({
  name: 'ENDS_WITH',
  takes: [
    ['text', 'text'],
    ['part', 'text'],
  ],
  returns: 'boolean',
  sql: ([text, part]) => sql`starts_with(reverse(${text}) collate "C", reverse(${part}))`,
  js: ([text, part]) => text.endsWith(part),
});

/** Functions over one text. */
export const textFunctions = [len, lower, upper, foldText, trim, left, right, mid, contains, startsWith, endsWith];
