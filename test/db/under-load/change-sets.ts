import type { Change } from '../../../engine/changes/change-sets.ts';
import type { MetadataDocument } from '../../../engine/metadata/model.ts';
import type { FieldDocument, ObjectDocument } from '../../../schemas/generated/metadata.ts';
import { convertible, type LoadType, literal, loadTypes, optionsOf, valuesOf } from './field-values.ts';
import type { LoadField, LoadObject, Oracle } from './oracle.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

/** Something that a change set makes of the oracle. */
interface Assignment {
  begin(tick: number): void;
  end(tick: number, done: boolean): void;
  readonly inverse: Assignment;
}

/** A change set with what it means. */
export interface LoadChangeSet {
  readonly says: string;
  readonly changes: readonly Change[];
  readonly assignments: readonly Assignment[];
  /** The objects it needs to be there when it is rolled back. */
  readonly needs: readonly LoadObject[];
}

function assign<T>(timeline: Timeline<T>, before: T, after: T): Assignment {
  const make = (from: T, to: T, inverse: () => Assignment): Assignment => ({
    begin: (tick) => timeline.offer(to, tick),
    end: (tick, done) => timeline.settle(done ? to : from, tick),
    get inverse() {
      return inverse();
    },
  });
  const there: Assignment = make(before, after, () => back);
  const back: Assignment = make(after, before, () => there);
  return there;
}

const label = (text: string) => ({ en: text, vi: `${text} (vi)` });
const defaultable: readonly LoadType[] = ['text', 'integer', 'decimal', 'boolean', 'choice'];
const thresholds = [50_000, 60_000, 70_000] as const;

/** Makes random change sets that are right, as documents and as what they mean to the outside. */
export class ChangeSetSource {
  readonly #oracle: Oracle;
  readonly #random: Random;
  #serial = 0;
  /** The latest labels, by document. */
  readonly #labels = new Map<string, string>();
  readonly #flags = new Map<string, Partial<FieldDocument>>();

  constructor(oracle: Oracle, random: Random) {
    this.#oracle = oracle;
    this.#random = random;
  }

  /** A random change set; undefined when the kind drawn has nothing to work on. */
  next(): LoadChangeSet | undefined {
    const kinds = [
      () => this.#addField(),
      () => this.#addField(),
      () => this.#addOption(),
      () => this.#relabel(),
      () => this.#retype(),
      () => this.#retype(),
      () => this.#deleteField(),
      () => this.#require(),
      () => this.#limit(),
      () => this.#addObject(),
      () => this.#deleteObject(),
    ];
    return this.#random.pick(kinds)?.();
  }

  objectDocument(object: LoadObject, limit: number | null): ObjectDocument {
    const rule = { name: 'amount_limit', condition: `amount < ${limit}`, message: label('The amount is too high') };
    const text = this.#labels.get(object.name) ?? object.name;
    return { kind: 'object', name: object.name, label: label(text), plural: label(text), title: 'title', ...(limit === null ? {} : { validations: [rule] }) };
  }

  fieldDocument(object: LoadObject, field: LoadField, change: { type?: LoadType; choiceCount?: number; requiredFrom?: number | null } = {}): FieldDocument {
    const tick = this.#oracle.tick();
    // @NOTE change sets run one after another, so between them everything is settled.
    const type = change.type ?? (field.type.now(tick) as LoadType);
    const options = optionsOf(type, change.choiceCount ?? (field.choiceCount.now(tick) as number));
    const requiredFrom = change.requiredFrom === undefined ? field.requiredFrom.now(tick) : change.requiredFrom;
    const name = `${object.name}.${field.name}`;
    return {
      kind: 'field',
      name,
      object: object.name,
      field: field.name,
      type,
      label: label(this.#labels.get(name) ?? field.name),
      ...this.#flags.get(name),
      ...(options === undefined ? {} : { options }),
      ...(field.fallback === null ? {} : { default: literal(type, field.fallback) ?? '' }),
      ...(typeof requiredFrom === 'number' ? { required_when: `amount >= ${requiredFrom}` } : {}),
    };
  }

  #object(): LoadObject {
    // The objects with much in them are drawn more often.
    const living = this.#oracle.living();
    return this.#random.pick([...living, ...living.filter(({ fixed }) => fixed)]) as LoadObject;
  }

  #field(fits: (field: LoadField) => boolean): { object: LoadObject; field: LoadField } | undefined {
    const found = this.#oracle.living().flatMap((object) =>
      this.#oracle
        .livingFields(object)
        .filter((field) => !field.fixed && fits(field))
        .map((field) => ({ object, field })),
    );
    return this.#random.pick(found);
  }

  #newField(object: LoadObject, type: LoadType): LoadField {
    this.#serial += 1;
    const name = `f${this.#serial}_${type}`;
    const fallback = defaultable.includes(type) && this.#random.chance(0.4) ? this.#random.below(valuesOf(type, 2, [])) : null;
    if ((type === 'text' || type === 'integer' || type === 'choice') && this.#random.chance(0.4)) this.#flags.set(`${object.name}.${name}`, { indexed: true });
    if (type === 'text' && this.#random.chance(0.3)) this.#flags.set(`${object.name}.${name}`, { searchable: true });
    return this.#oracle.addField(object, name, type, false, { fallback });
  }

  #addField(): LoadChangeSet {
    const object = this.#object();
    const fields = [...this.#random.some(loadTypes, 0.1), this.#random.pick(loadTypes) as LoadType].map((type) => this.#newField(object, type));
    return {
      says: `add ${fields.map(({ name }) => `${object.name}.${name}`).join(', ')}`,
      changes: fields.map((field) => put(this.fieldDocument(object, field))),
      assignments: fields.map((field) => assign(field.alive, false, true)),
      needs: [object],
    };
  }

  #addOption(): LoadChangeSet | undefined {
    const found = this.#field(({ type }) => ['choice', 'multi_choice'].includes(type.now(this.#oracle.tick()) ?? ''));
    if (!found) return undefined;
    const { object, field } = found;
    const count = field.choiceCount.now(this.#oracle.tick()) as number;
    const changes = [put(this.fieldDocument(object, field, { choiceCount: count + 1 }))];
    return { says: `option ${count} of ${object.name}.${field.name}`, changes, assignments: [assign(field.choiceCount, count, count + 1)], needs: [object] };
  }

  #relabel(): LoadChangeSet {
    const object = this.#object();
    const field = this.#random.chance(0.5) ? this.#random.pick(this.#oracle.livingFields(object)) : undefined;
    this.#serial += 1;
    this.#labels.set(field ? `${object.name}.${field.name}` : object.name, `Label ${this.#serial}`);
    const document = field ? this.fieldDocument(object, field) : this.objectDocument(object, object.limit.now(this.#oracle.tick()) as number | null);
    return { says: `label of ${document.name}`, changes: [put(document)], assignments: [], needs: [object] };
  }

  #retype(): LoadChangeSet | undefined {
    const found = this.#field(({ type, fallback }) => {
      const tick = this.#oracle.tick();
      return convertible.includes(type.now(tick) as LoadType) && fallback === null;
    });
    if (!found) return undefined;
    const { object, field } = found;
    const before = field.type.now(this.#oracle.tick()) as LoadType;
    const after = this.#random.pick(convertible.filter((type) => type !== before)) as LoadType;
    this.#flags.delete(`${object.name}.${field.name}`);
    const changes = [put(this.fieldDocument(object, field, { type: after }))];
    return { says: `${object.name}.${field.name} from ${before} to ${after}`, changes, assignments: [assign(field.type, before, after)], needs: [object] };
  }

  #deleteField(): LoadChangeSet | undefined {
    const found = this.#field(() => true);
    if (!found) return undefined;
    const { object, field } = found;
    const name = `${object.name}.${field.name}`;
    return { says: `delete ${name}`, changes: [{ op: 'delete', kind: 'field', name }], assignments: [assign(field.alive, true, false)], needs: [object] };
  }

  #require(): LoadChangeSet | undefined {
    const found = this.#field(({ type, fallback }) => type.now(this.#oracle.tick()) !== 'link' && fallback === null);
    if (!found) return undefined;
    const { object, field } = found;
    const before = field.requiredFrom.now(this.#oracle.tick()) as number | null;
    const after = before === null ? (this.#random.pick(thresholds) as number) : null;
    const changes = [put(this.fieldDocument(object, field, { requiredFrom: after }))];
    return { says: `require ${object.name}.${field.name} from ${after}`, changes, assignments: [assign(field.requiredFrom, before, after)], needs: [object] };
  }

  #limit(): LoadChangeSet {
    const object = this.#object();
    const before = object.limit.now(this.#oracle.tick()) as number | null;
    const after = before === null ? (this.#random.pick(thresholds) as number) : null;
    return {
      says: `limit ${object.name} to ${after}`,
      changes: [put(this.objectDocument(object, after))],
      assignments: [assign(object.limit, before, after)],
      needs: [object],
    };
  }

  #addObject(): LoadChangeSet {
    this.#serial += 1;
    const object = this.#oracle.addObject(`extra${this.#serial}`, false);
    const fields = [
      this.#oracle.addField(object, 'title', 'text', true, { fixed: true }),
      this.#oracle.addField(object, 'amount', 'integer', true, { fixed: true }),
      this.#oracle.addField(object, 'client', 'link', true, { fixed: true }),
      this.#newField(object, this.#random.pick(loadTypes) as LoadType),
    ];
    const last = fields[3] as LoadField;
    return {
      says: `add ${object.name}`,
      changes: [put(this.objectDocument(object, null)), ...fields.map((field) => put(this.fieldDocument(object, field)))],
      assignments: [assign(object.alive, false, true), assign(last.alive, false, true)],
      needs: [],
    };
  }

  #deleteObject(): LoadChangeSet | undefined {
    const object = this.#random.pick(this.#oracle.living().filter(({ fixed }) => !fixed));
    if (!object) return undefined;
    return {
      says: `delete ${object.name}`,
      changes: [{ op: 'delete', kind: 'object', name: object.name }],
      assignments: [assign(object.alive, true, false)],
      needs: [],
    };
  }
}

export function put(document: MetadataDocument): Change {
  return { op: 'put', kind: document.kind, name: document.name, document };
}
