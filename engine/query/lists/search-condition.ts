import { stands } from '../../errors/guards.ts';
import type { FieldModel } from '../../metadata/model.ts';
import { fold } from '../../sql/fold.ts';
import { all, any, ident, type Slot, type Sql, sql } from '../../sql/sql.ts';
import type { Relation } from '../relation.ts';
import { scopeCondition } from '../row-conditions.ts';

const maximumWords = 8;

/** The words of a search as `like` patterns: folded, at most eight. */
export function searchPatterns(text: string): readonly string[] {
  return fold(text.normalize('NFC').trim())
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, maximumWords)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`);
}

/** Whether the index of a field can find rows by the pattern: it knows runs of three letters or digits, not shorter ones. */
export function isIndexable(pattern: string): boolean {
  return /[\p{L}\p{N}]{3}/u.test(pattern);
}

function fieldMatches(at: Relation, field: FieldModel, pattern: string | Slot): Sql {
  const matches = any((field.type.searchSuffixes ?? []).map((suffix) => sql`crm.fold(${ident(at.alias, `${field.name}${suffix}`)}) like ${pattern}`));
  if (at.access.readsWholeColumn(field) || !stands('search')) return matches;
  return all([scopeCondition(at.frame, at.object, at.alias, at.access.readCell(field)), matches]);
}

/** Every pattern must occur in one of the searchable fields that the actor may read, blind to case and diacritics. */
export function searchCondition(at: Relation, patterns: readonly (string | Slot)[]): Sql {
  const fields = at.object.searchFields.filter((field) => at.access.readCell(field) !== 'none');
  return all(patterns.map((pattern) => any(fields.map((field) => fieldMatches(at, field, pattern)))));
}
