import type { Actor } from '../../access/actor.ts';
import { stands } from '../../errors/guards.ts';
import { getRecord } from '../../query/get-record.ts';
import type { ReadContext } from '../../query/read-context.ts';
import { lastMerge } from './merge-table.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A record may be merged into one that is merged into a third; nobody does it oftener. */
const longestChain = 20;

/** See Merges.mergedInto. Whoever could not see the one in the trash is told as little as of a record that never was. */
export async function mergedInto(context: ReadContext, actor: Actor, object: string, id: string): Promise<string | undefined> {
  const record = id.toLowerCase();
  if (!uuid.test(record)) return undefined;
  let kept = await lastMerge(context.connection, object, record);
  if (kept === undefined) return undefined;
  const shown = async (which: string, trash: boolean): Promise<boolean> =>
    !stands('merged_into') || (await getRecord(context, actor, object, which, ['id'], trash)) !== undefined;
  if (!(await shown(record, true))) return undefined;
  for (let depth = 0; depth < longestChain; depth += 1) {
    if (await getRecord(context, actor, object, kept, ['id'])) return kept;
    const next: string | undefined = await lastMerge(context.connection, object, kept);
    if (next === undefined || !(await shown(kept, true))) return undefined;
    kept = next;
  }
  return undefined;
}
