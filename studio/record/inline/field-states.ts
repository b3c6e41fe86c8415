import type { FormDefinition } from '../../api/metadata.ts';
import type { WireRecord } from '../../api/records/records.ts';
import { asMembers, isBlank } from '../../fields/wire-value.ts';
import { narrowedProperties, offeredField } from '../../forms/record-type-choices.ts';
import type { ConditionState } from '../../logic/form-logic.ts';
import { type ClientField, type ClientObject, findField } from '../../metadata/client-metadata.ts';
import { stageKey, stageOf } from '../../stages/stage-rules.ts';

type Values = Readonly<Record<string, unknown>>;

/** What the form of a record says of its fields as the record stands. */
export interface FieldStates {
  /** Not shown: hidden from this person, or by a condition. */
  readonly hidden: ReadonlySet<string>;
  /** Somebody else has just changed them. */
  readonly news?: ReadonlySet<string>;
  /** May be edited in place: with the choices that the record's type leaves. */
  editable(field: ClientField): ClientField | undefined;
  /** May be asked for beside another field that needs it, whether it is shown now or not. */
  askable(name: string): ClientField | undefined;
  /** Fields that become required with these values and have none in the record with them; a field that was not loaded is among them. */
  needed(record: Values, changes: Values): readonly ClientField[];
}

/** Where nothing of the form is known: all shows, and nothing is edited in place. */
export function closedStates(hidden: readonly string[]): FieldStates {
  return { hidden: new Set(hidden), editable: () => undefined, askable: () => undefined, needed: () => [] };
}

/** Made by the engine, or too large for a panel. */
const notInPlace: ReadonlySet<string> = new Set(['auto_number', 'formula', 'roll_up', 'lines']);

/** Several inputs in one, which stand in a panel and not in the line of the value. */
export const inPanel: ReadonlySet<string> = new Set(['file', 'identities', 'external_keys']);

/** Which fields of the record may be edited in place, and which beside them. */
export function editableFields(
  object: ClientObject,
  definition: FormDefinition,
  record: WireRecord,
  readOnly: readonly string[],
): Pick<FieldStates, 'editable' | 'askable'> {
  if (!object.can.update) return { editable: () => undefined, askable: () => undefined };
  const properties = narrowedProperties(object, asMembers(definition.schema.properties) ?? {}, record, record.record_type);
  const open = (field: ClientField): ClientField | undefined => {
    const schema = asMembers(properties[field.name]);
    const closed = field.read_only || field.name === 'record_type' || notInPlace.has(field.type);
    // What is not shown cannot be typed over unseen.
    if (!schema || closed || record._masked?.includes(field.name) || record._hidden?.includes(field.name)) return undefined;
    return offeredField(field, schema);
  };
  return {
    editable: (field) => (field.name in record && !readOnly.includes(field.name) ? open(field) : undefined),
    askable(name) {
      const field = findField(object, name);
      return field && open(field);
    },
  };
}

/** What the conditions of the form, and the rules of the stages that the record enters, ask for with these values. */
export function neededNames(object: ClientObject, conditions: (values: Values) => ConditionState, record: Values, changes: Values): readonly string[] {
  const after = { ...record, ...changes };
  const blank = (values: Values) => (name: string) => isBlank(values[name]);
  const before = conditions(record).required.filter(blank(record));
  const required = conditions(after).required.filter(blank(after));
  const entered = Object.keys(changes).flatMap((name) => {
    const field = findField(object, name);
    return (field?.type === 'choice' && stageOf(field, stageKey(after[name]))?.requires) || [];
  });
  // What was missing before hinders no edit of other fields; where it does, the server says so.
  return [...new Set([...required.filter((name) => !before.includes(name)), ...entered.filter(blank(after))])];
}
