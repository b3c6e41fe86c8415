import type { TFunction } from 'i18next';
import type { CellContext } from '../../../fields/field-cell.ts';
import { flatConditions } from '../../../filter/conditions/condition.ts';
import { conditionWords } from '../../../filter/conditions/condition-text.ts';
import { parseFilter } from '../../../filter/text/parse-filter.ts';
import { type ClientObject, findField } from '../../../metadata/client-metadata.ts';
import { shownAs } from './grant-fields.ts';
import { inheritedLink, rowForms } from './grant-rows.ts';
import { actions, type Grant } from './role-draft.ts';
import { shortList } from './short-list.ts';

/** What sentences need: the texts of the role editor and the common ones, and how values are shown. */
export interface SentenceContext {
  readonly t: TFunction<'rights'>;
  readonly common: TFunction;
  readonly cells: CellContext;
}

/**
 * A grant as a sentence: "Reads and updates customers that they own, or that lie in their territory, where Level is VIP." A grant of nothing
 * says so. `object` is undefined for the grant for every object, and for one that is no longer there.
 */
export function grantSentence(grant: Grant, object: ClientObject | undefined, context: SentenceContext): string {
  const { t, cells } = context;
  const objects = objectWords(grant, object, context);
  if (grant.actions.length === 0) return t('role.sentence.nothing', { objects });
  const verbs = actions.filter((action) => grant.actions.includes(action)).map((action) => t(`role.does.${action}`));
  const forms = rowForms(grant);
  const rows = forms?.map((form) => formClause(form, object, context)) ?? [];
  const joined = capital(list(verbs, cells.locale), cells.locale);
  const condition = grant.condition === undefined ? undefined : conditionClause(grant.condition, object, context);
  if (forms?.length === 0) return t('role.sentence.noRows', { verbs: joined, objects });
  const words = { verbs: joined, objects, rows: rows.join(t('role.sentence.or')), condition: condition ?? '' };
  if (forms) return t(condition === undefined ? 'role.sentence.rows' : 'role.sentence.rowsWhere', words);
  return t(condition === undefined ? 'role.sentence.all' : 'role.sentence.allWhere', words);
}

/** What the grant does not show plainly, as further sentences: dots, hidden fields, and that there are no lists. */
export function grantNotes(grant: Grant, object: ClientObject | undefined, { t, cells }: SentenceContext): readonly string[] {
  const fields = object?.fields ?? [];
  const named = (shown: 'mask' | 'hide') =>
    fields.filter((field) => shownAs(grant, field.name) === shown && !field.system).map((field) => cells.label(field.label));
  const notes: string[] = [];
  const masked = named('mask');
  const hidden = named('hide');
  if (masked.length > 0) notes.push(t('role.sentence.masked', { fields: shortList(masked, t), count: masked.length }));
  if (hidden.length > 0) notes.push(t('role.sentence.hidden', { fields: shortList(hidden, t), count: hidden.length }));
  if (grant.list === false) notes.push(t('role.sentence.noLists'));
  return notes;
}

/** What belongs to whom, as a clause: "that they own". */
function formClause(form: string, object: ClientObject | undefined, { t, cells }: SentenceContext): string {
  const link = inheritedLink(form);
  if (link === undefined) return t(`role.clause.${form as 'own'}`);
  const field = findField(object, link);
  return t('role.clause.inherit', { link: field ? cells.label(field.label) : link });
}

/** A condition in words where the filter builder could show it, else its text. */
function conditionClause(condition: string, object: ClientObject | undefined, { t, common, cells }: SentenceContext): string {
  const simple = parseFilter(condition);
  const words =
    simple &&
    flatConditions(simple)?.map((one) => {
      const field = findField(object, one.field);
      return field && conditionWords(one, field, cells, common);
    });
  if (!simple || !words || words.length === 0 || words.includes(undefined)) return `“${condition}”`;
  return words.join(t(simple.join === 'or' ? 'role.sentence.orWords' : 'role.sentence.andWords'));
}

function objectWords(grant: Grant, object: ClientObject | undefined, { t, cells }: SentenceContext): string {
  if (grant.object === '*') return t('role.sentence.everything');
  return object ? cells.label(object.plural).toLocaleLowerCase(cells.locale) : grant.object;
}

function list(words: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale, { type: 'conjunction' }).format(words);
}

function capital(text: string, locale: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}
