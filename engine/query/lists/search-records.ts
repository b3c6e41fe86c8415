import type { Actor } from '../../access/actor.ts';
import { stands } from '../../errors/guards.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { all, any, compileSql, ident, join, Slot, type Sql, type Statement, sql } from '../../sql/sql.ts';
import { cached, type ReadContext, run } from '../read-context.ts';
import { accessIn, type ReadFrame } from '../read-frame.ts';
import type { SearchHit } from '../record-reader.ts';
import { type Relation, relation } from '../relation.ts';
import { searchCondition, searchPatterns } from './search-condition.ts';
import { orderBy, parseSort } from './sort.ts';

const defaultHits = 20;
const maximumHits = 100;

function searchable(frame: ReadFrame, only: readonly string[] | undefined): readonly ObjectModel[] {
  return [...frame.model.objects.values()].filter((object) => {
    if (object.document.search === false || object.parent || object.searchFields.length === 0) return false;
    if (only && !only.includes(object.name)) return false;
    return accessIn(frame, object).rows('read') !== 'none';
  });
}

/** Global search; see RecordReader.search. Newest first within each object; the hits are shared out evenly. */
export async function searchRecords(
  context: ReadContext,
  actor: Actor,
  text: string,
  options: { readonly objects?: readonly string[] | undefined; readonly limit?: number | undefined } = {},
): Promise<readonly SearchHit[]> {
  if (text.trim() === '') return [];
  const frame: ReadFrame = { model: context.model, actor, mode: 'list' };
  const limit = Math.min(options.limit ?? defaultHits, maximumHits);
  const found: SearchHit[][] = [];
  const patterns = searchPatterns(text);
  const slots = Object.fromEntries(patterns.map((pattern, index) => [`q${index}`, pattern]));
  for (const object of searchable(frame, options.objects)) {
    const key = JSON.stringify(['search', object.name, patterns.length, limit]);
    const { statement } = cached(frame, key, () => ({ statement: hitsStatement(frame, object, patterns.length, limit) }));
    if (!statement) continue;
    const rows = await run(context, actor, statement, slots);
    found.push(rows.map((row) => ({ object: object.name, id: String(row.id), title: String(row.title ?? ''), matched: text.trim() })));
  }
  return interleave(found, limit);
}

/** The newest hits in one object, the words in slots q0, q1 ...; undefined where the actor may read none of the fields that are searched. */
function hitsStatement(frame: ReadFrame, object: ObjectModel, words: number, limit: number): Statement | undefined {
  const at = relation(frame, object);
  if (object.searchFields.every((field) => at.access.readCell(field) === 'none')) return undefined;
  const matches = searchCondition(
    at,
    Array.from({ length: words }, (_, index) => new Slot(`q${index}`)),
  );
  const title = at.value([object.title.name]);
  return compileSql(sql`select ${ident(at.alias)}.id::text as id, ${title} as title from ${at.from()}
    where ${all([at.visible(), matches])} order by ${newestFirst(at)} limit ${sql.lit(limit)}`);
}

/** As a list would be: whoever is not shown when records were made is not told by their order. */
function newestFirst(at: Relation): Sql {
  return orderBy(at, parseSort(at.frame, at.object, undefined));
}

function interleave(lists: readonly (readonly SearchHit[])[], limit: number): readonly SearchHit[] {
  const hits: SearchHit[] = [];
  for (let index = 0; hits.length < limit && lists.some((list) => index < list.length); index++) {
    for (const list of lists) {
      const hit = list[index];
      if (hit && hits.length < limit) hits.push(hit);
    }
  }
  return hits;
}

const fewestDigits = 3;

/** Finds records by the ending of a phone number; see RecordReader.findByPhone. */
export async function findByPhone(context: ReadContext, actor: Actor, input: string): Promise<readonly SearchHit[]> {
  const digits = input.replaceAll(/\D/g, '').replace(/^(?:0|84)(?=\d{9}$)/, '');
  if (digits.length < fewestDigits) return [];
  const frame: ReadFrame = { model: context.model, actor };
  const hits: SearchHit[] = [];
  for (const object of frame.model.objects.values()) {
    const access = accessIn(frame, object);
    const phones = [...object.fields.values()].filter((field) => field.type.type === 'phone' && access.readCell(field) !== 'none');
    if (phones.length === 0 || access.rows('read') === 'none') continue;
    const at = relation(frame, object);
    const ending = `${[...digits].reverse().join('')}%`;
    const matching = phones.map((field) => {
      const number = ident(at.alias, field.name);
      return { number, holds: all([...(stands('phone') ? at.cellGuards(field) : []), sql`reverse(${number}) like ${ending}`]) };
    });
    const matches = any(matching.map(({ holds }) => holds));
    const number = sql`case ${join(
      matching.map(({ number, holds }) => sql`when ${stands('phone_matched') ? holds : sql`${number} is not null`} then ${number}`),
      sql` `,
    )} end`;
    const statement = compileSql(sql`select ${ident(at.alias)}.id::text as id, ${at.value([object.title.name])} as title, ${number} as matched from ${at.from()}
      where ${all([at.visible(), matches])} order by ${newestFirst(at)} limit ${sql.lit(defaultHits)}`);
    for (const row of await run(context, actor, statement))
      hits.push({ object: object.name, id: String(row.id), title: String(row.title ?? ''), matched: String(row.matched ?? '') });
  }
  return hits;
}
