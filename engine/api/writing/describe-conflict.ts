import type { UserActor } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import type { Model } from '../../metadata/model.ts';
import type { HistoryEntry, RecordReader } from '../../query/record-reader.ts';

/** The write that met a newer version. */
export interface StaleWrite {
  readonly object: string;
  readonly id: string;
  /** The version its writer had seen. */
  readonly seen: number;
}

const mostEntries = 200;

/** Adds to a conflict what is needed to settle it: the record now, and the clashing fields as the writer saw them. Only what the actor may read. */
export async function describeConflict(reader: RecordReader, model: Model, actor: UserActor, write: StaleWrite, error: AppError): Promise<AppError> {
  const { object: name, id, seen } = write;
  const object = model.objects.get(name);
  if (!object) return error;
  const access = objectAccess(model, actor, object);
  const readable = (field: unknown): field is string => {
    const found = typeof field === 'string' ? object.fields.get(field) : undefined;
    return found !== undefined && (access.readCell(found) !== 'none' || !stands('conflict_fields'));
  };
  const clashing = Array.isArray(error.extra.fields) ? error.extra.fields.filter(readable) : [];
  const current = await reader.get(actor, name, id);
  const base = baseValues(await reader.history(actor, name, id, { limit: mostEntries }), seen, new Set(clashing));
  const issues = error.issues.filter(({ pointer }) => pointer === '' || clashing.includes(pointer.slice(1)));
  return new AppError('conflict', error.message, { issues, extra: { fields: clashing, ...(current ? { current } : {}), base }, cause: error });
}

/** Values before the first change that the writer had not seen. */
function baseValues(history: readonly HistoryEntry[], seen: number, fields: ReadonlySet<string>): Record<string, unknown> {
  const base: Record<string, unknown> = {};
  // Newest first: the oldest of the unseen changes is met last and stays.
  for (const entry of history) {
    if (entry.version <= seen) break;
    for (const { field, before } of entry.changes) if (fields.has(field)) base[field] = before;
  }
  return base;
}
