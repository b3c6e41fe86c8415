import type { Row, Tx } from '../../../database/database.ts';
import type { StoredValue } from '../../../fields/field-type.ts';
import type { FieldModel, Model, ObjectModel } from '../../../metadata/model.ts';
import { storedValue } from '../../../metadata/stored-roll-ups.ts';
import { ident, join, type Sql, sql } from '../../../sql/sql.ts';
import { linkOf } from './record-values.ts';
import type { Share, WorldRecord } from './world.ts';

/** A territory in which a record lies, by a rule or by hand. */
export interface Place {
  readonly territory: string;
  readonly manual: boolean;
}

/** One change of one record. */
export interface Change {
  readonly version: number;
  readonly kind: string;
  readonly fields: readonly string[] | null;
  readonly actor: string | null;
}

/** Ids of what stands beside a record. */
export interface Beside {
  readonly comments: readonly string[];
  readonly attachments: readonly string[];
  readonly files: readonly string[];
}

type Source = Pick<Tx, 'query'>;

/** Links are followed this far from a record that is looked at: as far as paths and inheritance reach. */
const deepestLinks = 5;

/** Records read so far, as they lie, with their shares and places. */
export class RecordStore {
  readonly #source: Source;
  readonly #model: Model;
  readonly #mostRelated: number;
  readonly #records = new Map<string, Map<string, WorldRecord>>();
  readonly #shares = new Map<string, Share[]>();
  readonly #places = new Map<string, Place[]>();
  /** Ids of the records that hold the record by the link of a roll-up or of lines, by "record field". */
  readonly #related = new Map<string, readonly string[]>();
  #last: Promise<unknown> = Promise.resolve();

  /** More related records than `mostRelated` are not read for one roll-up: its value is then left unchecked. */
  constructor(source: Source, model: Model, mostRelated = 2_000) {
    this.#source = source;
    this.#model = model;
    this.#mostRelated = mostRelated;
  }

  record(object: string, id: string): WorldRecord | undefined {
    return this.#records.get(object)?.get(id);
  }

  /** The record of that id, whatever its object. */
  find(id: string): WorldRecord | undefined {
    for (const records of this.#records.values()) {
      const found = records.get(id);
      if (found) return found;
    }
    return undefined;
  }

  all(object: string): readonly WorldRecord[] {
    return [...(this.#records.get(object)?.values() ?? [])];
  }

  sharesOf({ object, id }: WorldRecord): readonly Share[] {
    return this.#shares.get(`${object} ${id}`) ?? [];
  }

  placesOf({ object, id }: WorldRecord): readonly Place[] {
    return this.#places.get(`${object} ${id}`) ?? [];
  }

  /** The records that a roll-up or lines field of the record is made of; undefined where they were not read. */
  relatedTo(record: WorldRecord, field: FieldModel): readonly WorldRecord[] | undefined {
    const ids = this.#related.get(`${record.id} ${field.name}`);
    return ids?.flatMap((id) => this.record(field.target ?? '', id) ?? []);
  }

  /** What history says of the records, newest first. */
  async history(object: string, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Change[]>> {
    const rows = await this.#source.query<
      Change & { record: string }
    >(sql`select record::text as record, version, kind, fields, actor::text as actor from sys.history
      where object = ${object} and record = any(${[...ids]}::uuid[]) order by version desc`);
    return Map.groupBy(rows, ({ record }) => record);
  }

  /** What people put beside the records, by record: comments, and files with the stored files of their versions. */
  async beside(object: string, ids: readonly string[]): Promise<ReadonlyMap<string, Beside>> {
    const rows = await this.#source.query<Beside & { record: string }>(sql`select r.id::text as record,
      array(select c.id::text from sys.comment as c where c.object = ${object} and c.record = r.id and c.deleted_at is null) as comments,
      array(select a.id::text from sys.attachment as a where a.object = ${object} and a.record = r.id and a.deleted_at is null) as attachments,
      array(select v.file::text from sys.attachment as a join sys.attachment_version as v on v.attachment = a.id
        where a.object = ${object} and a.record = r.id and a.deleted_at is null) as files
      from unnest(${[...ids]}::uuid[]) as r(id)`);
    return new Map(rows.map(({ record, ...row }) => [record, row]));
  }

  /** The cells that hold a file, or held it. */
  async holders(file: string): Promise<readonly { readonly record: WorldRecord; readonly field: string }[]> {
    const uses = await this.#source.query<{ object: string; record: string; field: string }>(
      sql`select object, record::text as record, field from sys.file_use where file = ${file}::uuid`,
    );
    for (const { object, record } of uses) {
      const model = this.#model.objects.get(object);
      if (model) await this.read(model, [record]);
    }
    return uses.flatMap(({ object, record, field }) => {
      const found = this.record(object, record);
      return found ? [{ record: found, field }] : [];
    });
  }

  /** Reads records with all that their rights and values hang on. One call waits for another, so that nothing is read twice. */
  read(object: ObjectModel, ids: readonly string[]): Promise<void> {
    const reading = this.#last.then(async () => this.#readRelated(object, await this.#readLinked(object, ids, 0)));
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  /** Reads the records and, behind their links, those that paths and inheritance may reach. Answers the records asked for. */
  async #readLinked(object: ObjectModel, ids: readonly string[], depth: number): Promise<readonly WorldRecord[]> {
    const wanted = [...new Set(ids)].filter((id) => !this.record(object.name, id));
    const fresh = wanted.length === 0 ? [] : await this.#readRecords(object, wanted);
    if (depth < deepestLinks) {
      for (const [name, targets] of this.#linksOf(object, fresh)) {
        const target = this.#model.objects.get(name);
        if (target) await this.#readLinked(target, targets, depth + 1);
      }
    }
    return [...new Set(ids)].flatMap((id) => this.record(object.name, id) ?? []);
  }

  #linksOf(object: ObjectModel, records: readonly WorldRecord[]): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    const add = (target: string, id: string): void => void found.set(target, [...(found.get(target) ?? []), id]);
    for (const field of object.fields.values()) {
      for (const record of records) {
        const link = linkOf(this.#model, record, field.name);
        if (link) add(link.object, link.id);
        if (field.type.type !== 'links') continue;
        for (const [id] of JSON.parse(record.sides[field.name] ?? '[]') as [string][]) add(field.target ?? '', id);
      }
    }
    return found;
  }

  /** What roll-ups and lines are made of. */
  async #readRelated(object: ObjectModel, records: readonly WorldRecord[]): Promise<void> {
    for (const field of object.fields.values()) {
      const child = this.#model.objects.get(field.target ?? '');
      const link = field.document.options?.link;
      if (!child || link === undefined || !['roll_up', 'lines'].includes(field.type.type) || field.storedTable !== undefined) continue;
      const open = records.filter(({ id }) => !this.#related.has(`${id} ${field.name}`));
      if (open.length === 0) continue;
      const rows = await this.#source.query<{
        id: string;
        parent: string;
      }>(sql`select t.id::text as id, ${ident('t', link)}::text as parent from unnest(${open.map(({ id }) => id)}::uuid[]) as p(id)
        cross join lateral (select * from ${ident(...child.table)} as c where ${ident('c', link)} = p.id and c.deleted_at is null limit ${this.#mostRelated + 1}) as t`);
      const byParent = Map.groupBy(rows, ({ parent }) => parent);
      const known = open.filter(({ id }) => (byParent.get(id)?.length ?? 0) <= this.#mostRelated);
      for (const { id } of known) this.#related.set(`${id} ${field.name}`, byParent.get(id)?.map((row) => row.id) ?? []);
      await this.#readLinked(
        child,
        known.flatMap(({ id }) => this.#related.get(`${id} ${field.name}`) ?? []),
        1,
      );
    }
  }

  async #readRecords(object: ObjectModel, ids: readonly string[]): Promise<readonly WorldRecord[]> {
    const columns = [...object.fields.values()].flatMap((field) => field.columns.map(({ name }) => ident('t', name)));
    const rows = await this.#source.query<Row>(sql`select ${join(columns)} from ${ident(...object.table)} as t where t.id = any(${[...ids]}::uuid[])`);
    const sides = await this.#readSides(object, ids);
    const known = this.#records.get(object.name) ?? new Map<string, WorldRecord>();
    this.#records.set(object.name, known);
    for (const row of rows) {
      const id = String(row.id);
      // @NOTE rows come from the driver, whose values are stored values.
      const columnsOfRow = row as Record<string, StoredValue>;
      known.set(id, { object: object.name, id, deleted: row.deleted_at !== null, columns: columnsOfRow, sides: sides.get(id) ?? {} });
    }
    await this.#readStanding(object.name, ids);
    return ids.flatMap((id) => known.get(id) ?? []);
  }

  async #readSides(object: ObjectModel, ids: readonly string[]): Promise<ReadonlyMap<string, Record<string, string | null>>> {
    const found = new Map<string, Record<string, string | null>>();
    const put = (id: string, key: string, value: string | null): void => void found.set(id, { ...found.get(id), [key]: value });
    for (const field of object.fields.values()) {
      if (field.sideTable !== undefined)
        for (const { id, rows } of await this.#source.query<{ id: string; rows: string }>(sideRows(field, ids))) put(id, field.name, rows);
      if (field.storedTable === undefined) continue;
      const currency = storedValue(field).money ? sql`s.currency` : sql`null::text`;
      for (const row of await this.#source.query<{ id: string; value: unknown; currency: string | null }>(
        sql`select s.record::text as id, s.value, ${currency} as currency from ${ident('crm', field.storedTable)} as s where s.record = any(${[...ids]}::uuid[])`,
      )) {
        put(row.id, field.name, row.value === null ? null : String(row.value));
        put(row.id, `${field.name}__currency`, row.currency);
      }
    }
    return found;
  }

  async #readStanding(object: string, ids: readonly string[]): Promise<void> {
    const shares = await this.#source.query<Share & { record: string }>(
      sql`select object, record::text as record, subject, can, expires_at as "expiresAt" from sys.share where object = ${object} and record = any(${[...ids]}::uuid[])`,
    );
    for (const share of shares) this.#shares.set(`${object} ${share.record}`, [...(this.#shares.get(`${object} ${share.record}`) ?? []), share]);
    const places = await this.#source.query<Place & { record: string }>(
      sql`select record::text as record, territory::text as territory, manual from sys.territory_record where object = ${object} and record = any(${[...ids]}::uuid[])`,
    );
    for (const place of places) this.#places.set(`${object} ${place.record}`, [...(this.#places.get(`${object} ${place.record}`) ?? []), place]);
  }
}

/** Rows of a side table as the field's type takes them: JSON text of an array of arrays in column order. */
function sideRows(field: FieldModel, ids: readonly string[]): Sql {
  const columns = field.type.sideTable?.(field.document).columns ?? [];
  const values = columns.map(({ name, type }) => (type === 'bigint' || type === 'boolean' ? ident('s', name) : sql`${ident('s', name)}::text`));
  const order = ident('s', columns.some(({ name }) => name === 'position') ? 'position' : (columns[0]?.name ?? 'record'));
  return sql`select s.record::text as id, json_agg(json_build_array(${join(values)}) order by ${order})::text as rows
    from ${ident('crm', field.sideTable ?? '')} as s where s.record = any(${[...ids]}::uuid[]) group by s.record`;
}
