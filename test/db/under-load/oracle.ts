import { isDeepStrictEqual } from 'node:util';
import { type LoadType, wire } from './field-values.ts';
import { Timeline } from './timeline.ts';

/** A field as the outside knows it. Numbers stand for values, see field-values. */
export interface LoadField {
  readonly name: string;
  /** Never changed by a change set. */
  readonly fixed: boolean;
  readonly alive: Timeline<boolean>;
  readonly type: Timeline<LoadType>;
  readonly choiceCount: Timeline<number>;
  /** The default, for good. */
  readonly fallback: number | null;
  /** Required from this amount on. */
  readonly requiredFrom: Timeline<number | null>;
}

export interface LoadRecord {
  readonly id: string;
  readonly alive: Timeline<boolean>;
  readonly values: Map<string, Timeline<number | null>>;
  /** A write is under way: no second one begins. */
  busy: boolean;
  version: number;
}

export interface LoadObject {
  readonly name: string;
  readonly fixed: boolean;
  readonly alive: Timeline<boolean>;
  /** Amounts from here on break the object's rule. */
  readonly limit: Timeline<number | null>;
  readonly fields: Map<string, LoadField>;
  readonly records: Map<string, LoadRecord>;
}

/** A time of the oracle's clock. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const standard = new Set(['id', 'version', 'owner', 'record_type', 'created_at', 'created_by', 'updated_at', 'updated_by', '_hidden']);

/** A model in memory of what the server must answer, with bounds where requests and changes overlap. */
export class Oracle {
  readonly objects = new Map<string, LoadObject>();
  /** Clients that stay, to which links lead. */
  readonly clients: string[] = [];
  #tick = 0;

  tick(): number {
    this.#tick += 1;
    return this.#tick;
  }

  addObject(name: string, alive: boolean, fixed = false): LoadObject {
    const tick = this.tick();
    const object: LoadObject = {
      name,
      fixed,
      alive: new Timeline(alive, tick),
      limit: new Timeline<number | null>(null, tick),
      fields: new Map(),
      records: new Map(),
    };
    this.objects.set(name, object);
    return object;
  }

  addField(
    object: LoadObject,
    name: string,
    type: LoadType,
    alive: boolean,
    settings: { choiceCount?: number; fallback?: number | null; fixed?: boolean } = {},
  ): LoadField {
    const tick = this.tick();
    const field: LoadField = {
      name,
      fixed: settings.fixed ?? false,
      alive: new Timeline(alive, tick),
      type: new Timeline(type, tick),
      choiceCount: new Timeline(settings.choiceCount ?? 2, tick),
      fallback: settings.fallback ?? null,
      requiredFrom: new Timeline<number | null>(null, tick),
    };
    object.fields.set(name, field);
    // Records that are being created at this moment may get the default.
    if (field.fallback !== null)
      for (const record of object.records.values()) if (record.alive.now(tick) === undefined) this.value(record, name).offer(field.fallback, tick);
    return field;
  }

  addRecord(object: LoadObject, id: string, alive: boolean): LoadRecord {
    const record: LoadRecord = { id, alive: new Timeline(alive, this.tick()), values: new Map(), busy: false, version: 1 };
    object.records.set(id, record);
    return record;
  }

  value(record: LoadRecord, field: string): Timeline<number | null> {
    const known = record.values.get(field);
    if (known) return known;
    const timeline = new Timeline<number | null>(null, 0);
    record.values.set(field, timeline);
    return timeline;
  }

  living(): readonly LoadObject[] {
    return [...this.objects.values()].filter((object) => object.alive.now(this.#tick) === true);
  }

  livingFields(object: LoadObject): readonly LoadField[] {
    return [...object.fields.values()].filter((field) => field.alive.now(this.#tick) === true);
  }

  livingRecords(object: LoadObject): readonly LoadRecord[] {
    return [...object.records.values()].filter((record) => !record.busy && record.alive.now(this.#tick) === true);
  }

  /** Whether object and field stood unchanged all the time. */
  stable(object: LoadObject, field: LoadField, { from, to }: Period): boolean {
    return object.alive.certain(from, to) === true && field.alive.certain(from, to) === true && field.type.certain(from, to) !== undefined;
  }

  /** What is wrong with a record as answered; undefined when it may be right. `asked` are the fields asked for, all when absent. */
  wrongRecord(object: LoadObject, answer: Readonly<Record<string, unknown>>, asked: readonly string[] | undefined, { from, to }: Period): string | undefined {
    const record = object.records.get(String(answer.id));
    if (!record?.alive.possible(from, to).includes(true)) return `record ${String(answer.id)} is not there`;
    for (const [name, value] of Object.entries(answer)) {
      if (standard.has(name)) continue;
      const field = object.fields.get(name);
      if (!field?.alive.possible(from, to).includes(true)) return `field ${name} is not there`;
      if (asked !== undefined && !asked.includes(name)) return `field ${name} was not asked for`;
      const numbers = this.value(record, name).possible(from, to);
      const types = field.type.possible(from, to);
      if (!numbers.some((n) => types.some((type) => isDeepStrictEqual(value, wire(type, n, this.clients)))))
        return `${record.id}.${name} is ${JSON.stringify(value)}, not ${JSON.stringify(numbers)} as ${types.join(' or ')}`;
    }
    for (const field of object.fields.values()) {
      const wanted = (asked === undefined || asked.includes(field.name)) && field.alive.certain(from, to) === true;
      if (wanted && !Object.hasOwn(answer, field.name)) return `field ${field.name} is missing`;
    }
    return undefined;
  }

  /** How many records there are at least and at most, of those whose field has the value. */
  bounds(
    object: LoadObject,
    { from, to }: Period,
    match?: { readonly field: string; readonly n: number | null },
  ): { readonly least: number; readonly most: number } {
    let least = 0;
    let most = 0;
    for (const record of object.records.values()) {
      const alive = record.alive.possible(from, to);
      if (!alive.includes(true)) continue;
      const values = match ? this.value(record, match.field).possible(from, to) : undefined;
      if (values && match && !values.includes(match.n)) continue;
      most += 1;
      if (alive.length === 1 && (values === undefined || values.length === 1)) least += 1;
    }
    return { least, most };
  }

  /** The same for every value of a field at once. */
  groupBounds(object: LoadObject, field: string, { from, to }: Period): ReadonlyMap<number | null, { readonly least: number; readonly most: number }> {
    const groups = new Map<number | null, { least: number; most: number }>();
    for (const record of object.records.values()) {
      const alive = record.alive.possible(from, to);
      if (!alive.includes(true)) continue;
      const values = this.value(record, field).possible(from, to);
      for (const n of values) {
        const group = groups.get(n) ?? { least: 0, most: 0 };
        group.most += 1;
        if (alive.length === 1 && values.length === 1) group.least += 1;
        groups.set(n, group);
      }
    }
    return groups;
  }

  /** Least and greatest possible sum of the amounts. */
  sumBounds(object: LoadObject, { from, to }: Period): { readonly least: number; readonly most: number } {
    let least = 0;
    let most = 0;
    for (const record of object.records.values()) {
      const alive = record.alive.possible(from, to);
      if (!alive.includes(true)) continue;
      const amounts = this.value(record, 'amount').possible(from, to).map(Number);
      most += Math.max(...amounts);
      if (alive.length === 1) least += Math.min(...amounts);
    }
    return { least, most };
  }
}
