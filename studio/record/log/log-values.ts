import type { ObjectDocument } from '../../../schemas/generated/metadata.ts';
import { type ClientObject, findField } from '../../metadata/client-metadata.ts';

export type LogKind = 'call' | 'sms' | 'email' | 'visit';
export type LogRule = NonNullable<ObjectDocument['log']>;

const logKinds: readonly LogKind[] = ['call', 'sms', 'email', 'visit'];

/** The kinds that what is logged knows; none where it does not tell them apart. */
export function kindsOf(target: ClientObject, log: LogRule): readonly LogKind[] {
  const field = log.kind === undefined ? undefined : findField(target, log.kind);
  const offered = field?.options.choices ?? [];
  return logKinds.filter((kind) => offered.some(({ key }) => key === kind));
}

export interface Logged {
  readonly kind: LogKind;
  readonly outcome: string | undefined;
  readonly note: string;
  /** ISO 8601. */
  readonly at: string;
  /** The record from which it is logged. */
  readonly from: { readonly object: string; readonly id: string };
}

/** The record to be made of what was logged; only of fields that the person is shown. */
export function logValues(target: ClientObject, log: LogRule, { kind, outcome, note, at, from }: Logged): Readonly<Record<string, unknown>> {
  const link = findField(target, log.link);
  const known = (name: string | undefined): name is string => name !== undefined && findField(target, name) !== undefined;
  return {
    [log.link]: link?.type === 'any_link' ? { object: from.object, id: from.id } : from.id,
    ...(known(log.kind) && kindsOf(target, log).includes(kind) ? { [log.kind]: kind } : {}),
    ...(known(log.at) ? { [log.at]: at } : {}),
    ...(known(log.note) && note.trim() !== '' ? { [log.note]: note.trim() } : {}),
    ...(known(log.outcome) && outcome !== undefined ? { [log.outcome]: outcome } : {}),
  };
}
