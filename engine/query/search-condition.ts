import type { FieldModel } from '../metadata/model.ts';
import { fold } from '../sql/fold.ts';
import { all, any, ident, type Sql, sql } from '../sql/sql.ts';
import type { Relation } from './relation.ts';
import { scopeCondition } from './relation.ts';

const maximumWords = 8;

function likePattern(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

function fieldMatches(at: Relation, field: FieldModel, word: string): Sql {
  const matches = any((field.type.searchSuffixes ?? []).map((suffix) => sql`crm.fold(${ident(at.alias, `${field.name}${suffix}`)}) like ${likePattern(word)}`));
  if (at.access.readsWholeColumn(field)) return matches;
  return all([scopeCondition(at.frame, at.object, at.alias, at.access.readCell(field)), matches]);
}

/** Every word must occur, blind to case and diacritics, in one of the searchable fields that the actor may read. */
export function searchCondition(at: Relation, text: string): Sql {
  const words = fold(text.normalize('NFC').trim())
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, maximumWords);
  const fields = at.object.searchFields.filter((field) => at.access.readCell(field) !== 'none');
  return all(words.map((word) => any(fields.map((field) => fieldMatches(at, field, word)))));
}
