import type { Actor } from '../../access/actor.ts';
import type { Row, Tx } from '../../database/database.ts';
import { stands } from '../../errors/guards.ts';
import type { FieldModel, Model } from '../../metadata/model.ts';
import { type FieldTree, project } from '../../query/projection.ts';
import { cached, run } from '../../query/read-context.ts';
import type { ReadFrame } from '../../query/read-frame.ts';
import type { WireRecord } from '../../query/record-reader.ts';
import { type Relation, relation } from '../../query/relation.ts';
import { all, compileSql, ident, join, Slot, type Sql, type Statement, sql } from '../../sql/sql.ts';
import type { PlanEntry } from '../mapping/import-plan.ts';

/** One statement's view of who looks where. */
export interface LookUpContext {
  readonly tx: Tx;
  readonly model: Model;
  readonly actor: Actor;
  readonly now: Date;
  /** Source of outside keys. */
  readonly source: string;
}

/** Values by which records are sought: one list per part of the key, all of the same length. */
export type KeyColumns = readonly (readonly (string | number | null)[])[];

interface CompiledLookUp {
  readonly statement: Statement;
  readonly decode: (row: Row) => Record<string, unknown>;
}

const noFields: FieldTree = new Map();

/**
 * Finds the records that the actor can see under the keys; by position of the key. A record that is hidden, or whose key is, is not found, and
 * the write will say duplicate.
 */
export async function existingRecords(context: LookUpContext, entry: PlanEntry, keys: KeyColumns): Promise<ReadonlyMap<number, readonly WireRecord[]>> {
  const found = new Map<number, WireRecord[]>();
  if ((keys[0]?.length ?? 0) === 0) return found;
  const frame: ReadFrame = { model: context.model, actor: context.actor, mode: 'list' };
  const names = entry.sources.map((source) => source.field.name);
  const compiled = cached(frame, JSON.stringify(['import', entry.object.name, keyShape(entry), names]), () => compileLookUp(frame, entry, names));
  const slots = Object.fromEntries(keys.map((values, index) => [`k${index}`, values]));
  const rows = await run({ connection: context.tx, model: context.model, now: context.now }, context.actor, compiled.statement, {
    ...slots,
    source: context.source,
  });
  for (const row of rows) {
    const position = Number(row.n) - 1;
    // @NOTE the tree of the look-up holds id.
    const record = compiled.decode(row) as WireRecord;
    found.set(position, [...(found.get(position) ?? []), record]);
  }
  return found;
}

function keyShape(entry: PlanEntry): unknown {
  const { key } = entry;
  if (key.kind === 'external') return ['external', key.field.name];
  if (key.kind === 'find') return ['find', key.field.name];
  if (key.kind === 'fields') return ['fields', key.sources.map((position) => entry.sources[position]?.field.name)];
  return key.kind === 'ordinal' ? ['ordinal', key.link.name, key.field.name] : ['none'];
}

function compileLookUp(frame: ReadFrame, entry: PlanEntry, names: readonly string[]): CompiledLookUp {
  const at = relation(frame, entry.object, 't', 'import_row');
  const projection = project(at, new Map(['id', ...names].map((name) => [name, noFields])));
  const { parts, source } = keyConditions(at, entry);
  const arrays = parts.map((part, index) => sql`${new Slot(`k${index}`)}::${part.cast}[]`);
  const aliases = join([...parts.map((_, index) => ident(`k${index}`)), ident('n')]);
  const matches = parts.map((part, index) => sql`${part.column} = ${ident('k', `k${index}`)}`);
  const items = join([sql`k.n as n`, ...projection.items]);
  const statement = sql`select ${items} from unnest(${join(arrays)}) with ordinality as k(${aliases}) cross join ${at.from()}${source} where ${all([...matches, ...(stands('import_key') ? keyFields(entry).flatMap((field) => at.cellGuards(field)) : []), at.visible()])}`;
  // @NOTE not prepared: a plan kept from when the table was empty reads all of it for each key.
  return { statement: compileSql(statement), decode: projection.decode };
}

/** What a record is known again by; who is not shown it in a record cannot try it out on that record. */
function keyFields({ key, sources }: PlanEntry): readonly FieldModel[] {
  if (key.kind === 'external' || key.kind === 'find') return [key.field];
  if (key.kind === 'fields') return key.sources.flatMap((position) => sources[position]?.field ?? []);
  return key.kind === 'ordinal' ? [key.link, key.field] : [];
}

interface KeyPart {
  readonly column: Sql;
  readonly cast: Sql;
}

function keyConditions(at: Relation, entry: PlanEntry): { readonly parts: readonly KeyPart[]; readonly source: Sql } {
  const { key } = entry;
  const none = sql``;
  if (key.kind === 'external') {
    const side = sql` join ${ident('crm', key.field.sideTable ?? '')} as s on s.record = ${ident(at.alias)}.id and s.source = ${new Slot('source')}`;
    return { parts: [{ column: sql`s.key`, cast: sql`text` }], source: side };
  }
  if (key.kind === 'ordinal') {
    const parts = [
      { column: ident(at.alias, key.link.name), cast: sql`uuid` },
      { column: ident(at.alias, key.field.name), cast: sql`bigint` },
    ];
    return { parts, source: none };
  }
  if (key.kind === 'find') {
    const column = at.column(key.field, '');
    return { parts: [{ column: key.field.type.type === 'phone' ? column : sql`crm.fold(${column})`, cast: sql`text` }], source: none };
  }
  if (key.kind === 'none') throw new RangeError(`entry ${entry.name} has no key`);
  const fields = key.sources.flatMap((position) => entry.sources[position]?.field ?? []);
  return { parts: fields.map((field) => ({ column: at.column(field, ''), cast: sql.raw(field.columns[0]?.type ?? 'text') as Sql })), source: none };
}
