import type { Choice } from '../../schemas/generated/metadata.ts';
import { asList, isBlank } from '../fields/wire-value.ts';
import { type ClientField, type ClientObject, findField } from '../metadata/client-metadata.ts';

/** Why a record cannot go into a stage: the order, or that the person may not move it there. The server decides; this is to tell it early. */
export type MoveProblem =
  | { readonly kind: 'order'; readonly from: Choice; readonly to: Choice; readonly allowed: readonly Choice[] }
  | { readonly kind: 'mover'; readonly to: Choice };

/** The stages of a field: options still offered, and the one that the record is in. */
export function stagesOf(field: ClientField, current?: string | null): readonly Choice[] {
  return (field.options.choices ?? []).filter(({ key, active }) => active !== false || key === current);
}

export function stageOf(field: ClientField, key: string | null | undefined): Choice | undefined {
  return field.options.choices?.find((choice) => choice.key === key);
}

/** Undefined where nothing speaks against the move. */
export function moveProblem(field: ClientField, from: string | null, to: string): MoveProblem | undefined {
  const [before, after] = [stageOf(field, from), stageOf(field, to)];
  if (!after || from === to) return undefined;
  // Of the movers one is told only whether one is among them: an empty list says no.
  if (after.movers?.length === 0) return { kind: 'mover', to: after };
  if (!before?.next || before.next.includes(to)) return undefined;
  return { kind: 'order', from: before, to: after, allowed: before.next.flatMap((key) => stageOf(field, key) ?? []).filter(({ active }) => active !== false) };
}

/** Fields that the stage requires and that have no value in the record. What the person is not shown is left to the server. */
export function missingFields(object: ClientObject, stage: Choice | undefined, record: Readonly<Record<string, unknown>>): readonly ClientField[] {
  const unseen = [...asList(record._hidden), ...asList(record._masked)];
  return (stage?.requires ?? []).flatMap((name) => {
    const field = findField(object, name);
    return field && !field.read_only && !unseen.includes(name) && isBlank(record[name]) ? [field] : [];
  });
}

/** The stage as a key, of a wire value. */
export function stageKey(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
