import type { Whatifexample } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { readTitles } from '../../query/read-titles.ts';
import { isSome } from './amount.ts';
import type { Change, Examples, HolderChanges } from './changes.ts';
import { beyondSql } from './reach-sql.ts';
import type { RowCounter } from './row-counter.ts';

const mostExamples = 3;

interface Context {
  readonly tx: Tx;
  readonly model: Model;
  readonly now: Date;
  /** Titles are as they see them. */
  readonly asker: UserActor;
}

/** Records in which something changes, by object: of the person who gains or loses most the newest. */
export async function findExamples(context: Context, counter: RowCounter, changes: readonly HolderChanges[]): Promise<ReadonlyMap<string, Examples>> {
  const objects = new Map(changes.flatMap(({ objects: own }) => own.map(({ object }) => [object.name, object] as const)));
  const found = new Map<string, Examples>();
  for (const object of objects.values()) {
    const gained = await examplesOf(context, counter, changes, object, 'gained');
    found.set(object.name, { gained, lost: await examplesOf(context, counter, changes, object, 'lost') });
  }
  return found;
}

type Direction = 'gained' | 'lost';

/** Rows that are seen come before cells, cells that are read before those that are revealed or written. */
function weightOf({ doing }: Change): number {
  if ('cell' in doing) return doing.cell === 'read' ? 2 : 1;
  return doing.action === 'read' ? 3 : 0;
}

async function examplesOf(
  context: Context,
  counter: RowCounter,
  changes: readonly HolderChanges[],
  object: ObjectModel,
  direction: Direction,
): Promise<readonly Whatifexample[]> {
  const own = changes.flatMap(({ holder, objects }) =>
    objects.flatMap((one) => (one.object === object ? one.changes.map((change) => ({ holder, change })) : [])),
  );
  const options = own.flatMap(({ holder, change }) =>
    change.delta && isSome(change.delta[direction]) ? [{ holder, change, amount: change.delta[direction].count }] : [],
  );
  const [best] = options.toSorted((left, right) => weightOf(right.change) - weightOf(left.change) || right.amount - left.amount);
  if (!best) return [];
  const { pair } = best.change;
  const [these, others] = direction === 'gained' ? [pair.after, pair.before] : [pair.before, pair.after];
  const person = direction === 'gained' ? best.holder.after : best.holder.before;
  const rows = await counter.rows(person, beyondSql(object, these, others, mostExamples, true));
  const ids = (rows ?? []).map(({ id }) => String(id));
  const titles = await readTitles({ connection: context.tx, model: context.model, now: context.now }, context.asker, object.name, ids);
  return ids.map((id) => ({ id, title: titles.get(id) ?? '', person: person.name }));
}
