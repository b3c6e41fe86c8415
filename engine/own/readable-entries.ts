import type { OwnEntry } from '../../schemas/generated/api.ts';
import type { UserActor } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import { stands } from '../errors/guards.ts';
import { withModel } from '../query/create-reader.ts';
import { readTitles } from '../query/read-titles.ts';
import type { DestinationRow } from './destination.ts';
import type { OwnContext } from './own-context.ts';

/**
 * Of these rows those that the person may see now, by key, with titles read anew. A record that is gone, in the trash or hidden is simply
 * not there.
 */
export async function readableEntries(
  context: OwnContext,
  actor: UserActor,
  rows: readonly DestinationRow[],
  tx: Tx = context.database,
): Promise<ReadonlyMap<string, OwnEntry>> {
  return withModel(context.models, async (model) => {
    const shown = context.shownScreens(model, actor);
    const titles = new Map<string, string | null>();
    const now = context.clock();
    const records = Map.groupBy(
      rows.filter(({ kind }) => kind === 'record'),
      ({ object }) => object ?? '',
    );
    const load = async (name: string, those: readonly DestinationRow[]): Promise<void> => {
      const object = model.objects.get(name);
      if (!object || !shown.object(name)) return;
      const ids = those.map(({ record }) => record ?? '');
      for (const [id, title] of await readTitles({ connection: tx, model, now }, actor, object.name, ids)) titles.set(`record ${name} ${id}`, title);
    };
    await Promise.all([...records].map(([name, those]) => load(name, those)));
    return new Map(rows.flatMap((row) => toEntry(row, titles, shown) ?? []));
  });
}

type Shown = ReturnType<OwnContext['shownScreens']>;

function toEntry(row: DestinationRow, titles: ReadonlyMap<string, string | null>, shown: Shown): [string, OwnEntry][] | undefined {
  const { key, kind, object, record, view, page, label, at } = row;
  const when = at === undefined ? {} : { at };
  if (kind === 'record') {
    if (!titles.has(key) && stands('own_record')) return undefined;
    return [[key, { kind, object: object ?? '', id: record ?? '', title: titles.get(key) ?? null, ...when }]];
  }
  if (kind === 'object') return shown.object(object ?? '') ? [[key, { kind, object: object ?? '', ...when }]] : undefined;
  if (kind === 'page') return [[key, { kind, to: page ?? '', label: label ?? '', ...when }]];
  const of = shown.viewObject(view ?? '');
  return of === undefined ? undefined : [[key, { kind, view: view ?? '', object: of, ...when }]];
}
