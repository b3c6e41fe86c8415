import type { Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import type { Issue } from '../errors/issue.ts';
import type { Model } from '../metadata/model.ts';
import { type Sql, sql } from '../sql/sql.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id as PostgreSQL writes it; undefined for what is no UUID and so names nothing. */
export function toUuid(text: string): string | undefined {
  const lower = text.toLowerCase();
  return uuid.test(lower) ? lower : undefined;
}

/** A name as it is kept: trimmed and NFC. Throws bad_request for one without a letter. */
export function parseName(name: string): string {
  const kept = name.normalize('NFC').trim();
  if (kept === '') throw refuseNames([{ pointer: '/name', message: 'A name is needed.' }]);
  return kept;
}

/** Roles that the Model does not have. */
export function unknownRoles(model: Model, roles: readonly string[] = []): readonly Issue[] {
  return roles.flatMap((role, index) => (model.roles.has(role) ? [] : [{ pointer: `/roles/${index}`, message: `There is no role "${role}".` }]));
}

/** People that there are not, or, with `active`, who may not sign in; by the pointers given with their ids. */
export async function unknownPeople(tx: Tx, wanted: readonly (readonly [pointer: string, id: string])[], active = false): Promise<readonly Issue[]> {
  if (wanted.length === 0) return [];
  const ids = wanted.map(([, id]) => id);
  const rows = await tx.query<{ id: string; active: boolean }>(
    sql`select u.id::text as id, u.active from sys."user" as u where u.id = any(${ids}::uuid[]) and u.deleted_at is null`,
  );
  const known = new Map(rows.map((row) => [row.id, row.active]));
  return wanted.flatMap(([pointer, id]): readonly Issue[] => {
    const found = known.get(id.toLowerCase());
    if (found === undefined) return [{ pointer, message: `There is no person ${id}.` }];
    return active && !found ? [{ pointer, message: 'This person is not active.' }] : [];
  });
}

/** The error of a request that names what there is not. */
export function refuseNames(issues: readonly Issue[]): AppError {
  return new AppError('bad_request', issues[0]?.message ?? '', { issues });
}

/** A time within JSON, in the form that times have outside of it. */
export function isoTime(time: Sql): Sql {
  return sql`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The members of two states that differ, as `before` and `after` for the log; undefined where none does. */
export function differences<T extends object>(before: T, after: T, members: readonly (keyof T & string)[]): Readonly<Record<string, unknown>> | undefined {
  const changed = members.filter((member) => JSON.stringify(before[member]) !== JSON.stringify(after[member]));
  if (changed.length === 0) return undefined;
  const pick = (state: T) => Object.fromEntries(changed.map((member) => [member, state[member]]));
  return { before: pick(before), after: pick(after) };
}
