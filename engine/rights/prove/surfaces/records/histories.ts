import { get } from '../../door.ts';
import type { Surface } from '../../scene.ts';

interface Entry {
  readonly version: number;
  readonly actor: { readonly id: string | null; readonly name: string };
  readonly changes: readonly { readonly field: string }[];
}

const bookkeeping = new Set(['id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version', 'deleted_at']);
const mostEntries = 50;

/** What was changed in a record: of fields that are shown today, and nothing of any other. */
export const histories: Surface = {
  name: 'history',
  routes: ['GET /api/records/:object/:id/history'],
  most: 20,
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const view = { person, mode: 'record' } as const;
    if (object.name === 'user' || !scene.seen.oracle.maySomewhere(person, 'read', object.name)) return;
    const past = await scene.seen.store.history(
      object.name,
      sample.map(({ id }) => id),
    );
    for (const record of sample) {
      const question = get(`/api/records/${object.name}/${record.id}/history`);
      const place = { looking, question, record: record.id };
      const { status, body } = await scene.ask(person, question);
      if (!scene.same(place, 200, status)) continue;
      const entries = (body as { items: Entry[] }).items;
      const kept = scene.seen.visible(view, record) ? (past.get(record.id) ?? []).slice(0, mostEntries) : [];
      if (
        !scene.same(
          { ...place, field: 'versions' },
          kept.map(({ version }) => version),
          entries.map(({ version }) => version),
        )
      )
        continue;
      const shown = (name: string): boolean => !bookkeeping.has(name) && scene.seen.cell(view, record, name) === 'read';
      const author = scene.seen.cell(view, record, 'updated_by') === 'read';
      for (const [index, { kind, fields, actor }] of kept.entries()) {
        const entry = entries[index] as Entry;
        const told = entry.changes.map(({ field }) => field);
        // Of what a create or a long-expired version held, only what is there still is told.
        const expected = kind === 'update' ? (fields ?? []).filter((name) => shown(name) && told.includes(name)) : told.filter(shown);
        scene.same({ ...place, field: `version ${entry.version}` }, [...expected].sort(), [...told].sort());
        scene.same({ ...place, field: `actor of version ${entry.version}` }, author ? actor : null, entry.actor.id);
      }
    }
  },
};
