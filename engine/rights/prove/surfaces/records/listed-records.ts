import { compareRecord, defaultNames } from '../../compare-record.ts';
import { get } from '../../door.ts';
import type { Looking, Scene, Surface } from '../../scene.ts';
import type { WorldRecord } from '../../world/world.ts';

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next_cursor: string | null;
  readonly count: number | null;
}

export function asPage(body: unknown): Page {
  // @NOTE an answer with status 200 of the list route has this shape.
  return body as Page;
}

/** A condition that only records looked at meet: how many others there are is not known here. */
export function onlySample(sample: readonly WorldRecord[]): string {
  return sample.length === 0 ? 'ISBLANK(id)' : `id in [${sample.map(({ id }) => `"${id}"`).join(', ')}]`;
}

/** Records that a list of the person shows. */
export function listed(scene: Scene, { person, sample }: Looking, trash = false): readonly WorldRecord[] {
  const view = { person, mode: 'list' } as const;
  return sample.filter((record) => record.deleted === trash && scene.seen.visible(view, record));
}

export function idsOf(records: readonly { readonly id?: unknown }[]): readonly string[] {
  return records.map(({ id }) => String(id)).sort();
}

/** A page of records and of the trash, with their cells and their number. */
export const listedRecords: Surface = {
  name: 'list',
  routes: ['GET /api/records/:object'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const view = { person, mode: 'list' } as const;
    const open = scene.seen.oracle.maySomewhere(person, 'read', object.name, 'list');
    for (const trash of [false, true]) {
      const question = get(`/api/records/${object.name}`, { filter: onlySample(sample), limit: 200, count: 'exact', ...(trash ? { trash: 1 } : {}) });
      const { status, body } = await scene.ask(person, question);
      const place = { looking, question };
      if (!scene.same({ ...place, field: 'status' }, open ? 200 : 404, status) || !open) continue;
      const shown = listed(scene, looking, trash);
      const page = asPage(body);
      scene.same({ ...place, field: 'count' }, shown.length, page.count);
      if (!scene.same({ ...place, field: 'records' }, idsOf(shown), idsOf(page.items))) continue;
      const byId = new Map(page.items.map((item) => [String(item.id), item]));
      for (const record of shown) compareRecord(scene, view, record, defaultNames(object, false), byId.get(record.id) ?? {}, place);
    }
  },
};
