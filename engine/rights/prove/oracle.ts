import type { RoleDocument } from '../../../schemas/generated/metadata.ts';
import { type Standing, standingOf } from './oracle-people.ts';
import type { Person, Share, World, WorldField, WorldObject, WorldRecord } from './world/world.ts';

/** `record`: single records by id or phone number; `list`: whatever goes over many. */
export type Mode = 'record' | 'list';
type Grant = RoleDocument['grants'][number];
export type Action = Grant['actions'][number];
export type CellState = 'read' | 'masked' | 'hidden';

interface Asked {
  readonly person: Person;
  readonly action: Action;
  readonly mode: Mode;
}

/** Rights are inherited over at most this many links. */
const longestInheritance = 4;
const everyone: Grant = { object: 'user', actions: ['read'], rows: 'all', read: ['name', 'active'] };

function covers(list: readonly string[] | undefined, name: string): boolean {
  return list === undefined || list.includes('*') || list.includes(name);
}

function shows(grant: Grant, name: string): CellState {
  if (name === 'id' || name === 'version') return 'read';
  if (!covers(grant.read, name) || grant.hide?.includes(name)) return 'hidden';
  return grant.mask !== undefined && covers(grant.mask, name) ? 'masked' : 'read';
}

function grantWrites(grant: Grant, name: string): boolean {
  if (grant.hide?.includes(name) || !covers(grant.write, name)) return false;
  return shows(grant, name) === 'read' || grant.write?.includes(name) === true;
}

function worst(states: readonly CellState[]): CellState {
  return states.includes('hidden') ? 'hidden' : states.includes('masked') ? 'masked' : 'read';
}

function best(states: readonly CellState[]): CellState {
  return states.includes('read') ? 'read' : states.includes('masked') ? 'masked' : 'hidden';
}

/** Whether the rest of a path is part of the field's own value. */
function isMember(field: WorldField, rest: readonly string[]): boolean {
  return rest.length === 0 || (rest.length === 1 && field.members.has(rest[0] as string));
}

/**
 * Decides who may do what, from documents and rows, record by record and cell by cell: docs/decisions/0015-rights.md in plain code. It shares
 * nothing with the compiler of rights (.dependency-cruiser.cjs holds it to that), so that where both agree neither is wrong alone.
 */
export class Oracle {
  readonly #world: World;
  readonly #standings = new Map<string, Standing>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Whether the person may do it with the record as it lies there. A record in the trash is like any other. */
  may(person: Person, action: Action, record: WorldRecord, mode: Mode = 'record'): boolean {
    return this.#mayAt(person, action, record, mode, 0);
  }

  /** Whether the person may do it with any record that there could be. */
  maySomewhere(person: Person, action: Action, object: string, mode: Mode = 'record'): boolean {
    return this.#all(person, object) || this.#giving(person, action, object, mode).length > 0;
  }

  /** What the person is shown of the cell, where the record itself is shown. */
  cell(person: Person, record: WorldRecord, name: string, mode: Mode = 'record'): CellState {
    const object = this.#object(record.object);
    const field = object.fields.get(name);
    if (!field) return 'hidden';
    if (this.#all(person, object.name)) return 'read';
    const parts = [...this.#madeOf(object, field)];
    if (!this.#sourcesSomewhere(person, object, parts, mode)) return 'hidden';
    const behind = parts.every((part) => part.exposes || part.reads.every((path) => this.beyond(person, record, path, mode)));
    if (!behind) return 'hidden';
    return best(this.#reaching(person, 'read', record, mode, 0).map((grant) => worst(parts.map((part) => shows(grant, part.name)))));
  }

  /** Whether every cell on the path is shown. */
  path(person: Person, record: WorldRecord, [name = '', ...rest]: readonly string[], mode: Mode = 'record'): boolean {
    return this.cell(person, record, name, mode) === 'read' && this.beyond(person, record, [name, ...rest], mode);
  }

  /** Whether what lies behind the link that the path begins with is shown. Behind an empty link there is nothing to hide. */
  beyond(person: Person, record: WorldRecord, [name = '', ...rest]: readonly string[], mode: Mode = 'record'): boolean {
    const field = this.#object(record.object).fields.get(name) as WorldField;
    const link = isMember(field, rest) ? undefined : this.#world.linkOf(record, name);
    if (!link) return true;
    const other = this.#world.record(link.object, link.id);
    // Whoever reads every record knows that one in the trash is nothing; whoever does not cannot tell it from a hidden one.
    if (!other || other.deleted) return this.#readsAll(person, link.object, mode);
    return this.#mayAt(person, 'read', other, mode, 0) && this.path(person, other, rest, mode);
  }

  /** What is shown of the field in any record that there could be. */
  fieldSomewhere(person: Person, object: string, name: string, mode: Mode = 'record'): CellState {
    const at = this.#object(object);
    const field = at.fields.get(name);
    if (!field) return 'hidden';
    if (this.#all(person, object)) return 'read';
    const parts = [...this.#madeOf(at, field)];
    if (!this.#sourcesSomewhere(person, at, parts, mode)) return 'hidden';
    return best(this.#giving(person, 'read', object, mode).map((grant) => worst(parts.map((part) => shows(grant, part.name)))));
  }

  /** Whether the person may write the field of the record as it lies there, by the action. */
  writes(person: Person, record: WorldRecord, name: string, action: 'create' | 'update'): boolean {
    return this.#all(person, record.object) || this.#reaching(person, action, record, 'record', 0).some((grant) => grantWrites(grant, name));
  }

  writesSomewhere(person: Person, object: string, name: string): boolean {
    const giving = (['create', 'update'] as const).flatMap((action) => this.#giving(person, action, object, 'record'));
    return this.#all(person, object) || giving.some((grant) => grantWrites(grant, name));
  }

  isAdmin(person: Person): boolean {
    return person.only === undefined && this.#holdsAdmin(person);
  }

  /** Roles held, those of teams included. */
  rolesOf(person: Person): readonly string[] {
    return this.#standing(person).roles;
  }

  #standing(person: Person): Standing {
    const known = this.#standings.get(person.id) ?? standingOf(this.#world, person);
    this.#standings.set(person.id, known);
    return known;
  }

  #object(name: string): WorldObject {
    const object = this.#world.objects.get(name);
    if (!object) throw new RangeError(`the world has no object ${name}`);
    return object;
  }

  #within(person: Person, object: string): boolean {
    return person.only === undefined || person.only.includes(object) || person.only.includes(this.#object(object).owner ?? '');
  }

  #holdsAdmin(person: Person): boolean {
    return this.#standing(person).roles.some((role) => this.#world.roles.get(role)?.admin === true);
  }

  #all(person: Person, object: string): boolean {
    return this.#holdsAdmin(person) && this.#within(person, object);
  }

  /** Grants for the object. What a role says of the object itself replaces what it says of all. */
  #grants(person: Person, object: string): readonly Grant[] {
    const found = object === 'user' ? [everyone] : [];
    if (!this.#within(person, object)) return found;
    for (const role of this.#standing(person).roles) {
      const grants = this.#world.roles.get(role)?.grants ?? [];
      const named = grants.filter((grant) => grant.object === object);
      found.push(...(named.length > 0 ? named : grants.filter((grant) => grant.object === '*')));
    }
    return found;
  }

  /** Grants that give the action at all: one whose condition is not valid, or that names no rows, gives nothing. */
  #giving(person: Person, action: Action, object: string, mode: Mode): readonly Grant[] {
    return this.#grants(person, object).filter((grant) => {
      if (!grant.actions.includes(action) || grant.rows.length === 0) return false;
      if (grant.list === false && (action === 'export' || (action === 'read' && mode === 'list'))) return false;
      return grant.condition === undefined || this.#world.isSound(grant.condition, object);
    });
  }

  #mayAt(person: Person, action: Action, record: WorldRecord, mode: Mode, depth: number): boolean {
    return this.#all(person, record.object) || this.#reaching(person, action, record, mode, depth).length > 0;
  }

  #reaching(person: Person, action: Action, record: WorldRecord, mode: Mode, depth: number): readonly Grant[] {
    return this.#giving(person, action, record.object, mode).filter(({ rows, condition }) => {
      const forms = typeof rows === 'string' ? [rows] : rows;
      if (!forms.some((form) => this.#lies(form, { person, action, mode }, record, depth))) return false;
      return condition === undefined || this.#world.holds(condition, record, person) === true;
    });
  }

  /** Whether the record belongs to the person in this way. */
  #lies(form: string, asked: Asked, record: WorldRecord, depth: number): boolean {
    const { person, action } = asked;
    const { colleagues, managed, territories } = this.#standing(person);
    const owner = String(record.columns.owner ?? '');
    if (form === 'all') return true;
    if (form === 'own') return owner === person.id;
    if (form === 'team') return colleagues.has(owner);
    if (form === 'managed') return managed.has(owner);
    if (form === 'territory') return this.#world.placesOf(record).some((place) => territories.has(place));
    if (form === 'shared') return this.#shared(person, action, record);
    return this.#inherited(asked, record, form.slice('inherit:'.length), depth);
  }

  #shared(person: Person, action: Action, record: WorldRecord): boolean {
    const needed = action === 'update' || action === 'delete' ? action : action === 'merge' || action === 'share' ? 'update' : 'read';
    const { subjects } = this.#standing(person);
    const counts = ({ subject, can, expiresAt }: Share): boolean =>
      subjects.has(subject) && can.includes(needed) && (expiresAt === null || expiresAt > this.#world.now);
    if (this.#world.sharesOf(record).some(counts)) return true;
    return this.#world.shareRules.some((rule) => rule.object === record.object && counts(rule) && this.#world.holds(rule.condition, record, person) === true);
  }

  /** Whether the record behind the link may be read, for reading, or updated, for all else; what goes over many asks whether it may be listed. */
  #inherited({ person, action, mode }: Asked, record: WorldRecord, link: string, depth: number): boolean {
    const field = this.#object(record.object).fields.get(link);
    const behind = this.#world.linkOf(record, link);
    if (!field || !behind || !['link', 'any_link'].includes(field.type) || depth >= longestInheritance) return false;
    if (field.objects !== undefined && !field.objects.includes(behind.object)) return false;
    const parent = this.#world.record(behind.object, behind.id);
    const needed = action === 'read' || action === 'export' ? 'read' : 'update';
    return parent !== undefined && this.#mayAt(person, needed, parent, action === 'export' ? 'list' : mode, depth + 1);
  }

  /** The field with every field of its own record that it is made of, through formulas. */
  #madeOf(object: WorldObject, field: WorldField, found = new Set<WorldField>()): ReadonlySet<WorldField> {
    if (found.has(field)) return found;
    found.add(field);
    if (!field.exposes) for (const [name = ''] of field.reads) this.#madeOf(object, object.fields.get(name) as WorldField, found);
    return found;
  }

  /** Whether what the parts take from other objects is shown in any record that there could be. */
  #sourcesSomewhere(person: Person, object: WorldObject, parts: readonly WorldField[], mode: Mode): boolean {
    const shown = (at: WorldObject, [name = '', ...rest]: readonly string[]): boolean => {
      const step = at.fields.get(name);
      if (!step || this.fieldSomewhere(person, at.name, name, mode) !== 'read') return false;
      return isMember(step, rest) || shown(this.#object(step.target ?? ''), rest);
    };
    return parts.every((part) => {
      if (part.exposes) return true;
      if (['roll_up', 'lines', 'links'].includes(part.type)) {
        if (!this.maySomewhere(person, 'read', part.target ?? '', mode)) return false;
        const named = [part.measured, part.orderedBy].filter((name) => name !== undefined);
        if (named.some((name) => this.fieldSomewhere(person, part.target ?? '', name, mode) !== 'read')) return false;
      }
      return part.reads.every(([name = '', ...rest]) => {
        const step = object.fields.get(name) as WorldField;
        return isMember(step, rest) || shown(this.#object(step.target ?? ''), rest);
      });
    });
  }

  #readsAll(person: Person, object: string, mode: Mode): boolean {
    const whole = (grant: Grant): boolean => grant.rows === 'all' && grant.condition === undefined;
    return this.#all(person, object) || this.#giving(person, 'read', object, mode).some(whole);
  }
}
