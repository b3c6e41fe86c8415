import { get } from '../../door.ts';
import type { Action } from '../../oracle.ts';
import type { Looking, Place, Scene, Surface } from '../../scene.ts';
import type { WorldRecord } from '../../world/world.ts';

const actions: readonly Action[] = ['update', 'delete', 'share', 'merge'];

interface Asked {
  readonly field?: string;
  readonly action: string;
}

async function ask(
  scene: Scene,
  looking: Looking,
  record: WorldRecord,
  asked: Asked,
): Promise<{ readonly place: Place; readonly status: number; readonly allowed: unknown }> {
  const question = get('/api/access/why', { object: looking.object.name, record: record.id, ...asked });
  const { status, body } = await scene.ask(looking.person, question);
  const place = { looking, question, record: record.id, field: `${asked.action} ${asked.field ?? ''}`.trim() };
  return { place, status, allowed: (body as { allowed?: unknown }).allowed };
}

/** Why somebody may do something: the verdict is that of everything else, and of what is hidden there is none. */
export const explanations: Surface = {
  name: 'why',
  routes: ['GET /api/access/why'],
  most: 6,
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const { oracle } = scene.seen;
    const view = { person, mode: 'record' } as const;
    const first = scene.stride.from % Math.max(sample.length, 1);
    const told = new Set<string>();
    // Each scene begins with another record.
    for (const record of [...sample.slice(first), ...sample.slice(0, first)]) {
      const shown = !record.deleted && oracle.may(person, 'read', record);
      const { place, status, allowed } = await ask(scene, looking, record, { action: 'read' });
      if (!scene.same(place, [shown ? 200 : 404, shown ? true : undefined], [status, allowed]) || !shown) continue;
      for (const action of actions) {
        const answer = await ask(scene, looking, record, { action });
        scene.same(answer.place, oracle.may(person, action, record), answer.allowed);
      }
      for (const field of object.fields.values()) {
        const state = scene.seen.cell(view, record, field.name);
        // Every field is asked about in every state in which it is found, in as many records.
        if (told.has(`${field.name} ${state}`)) continue;
        told.add(`${field.name} ${state}`);
        const named = oracle.fieldSomewhere(person, object.name, field.name) !== 'hidden';
        const read = await ask(scene, looking, record, { field: field.name, action: 'read' });
        scene.same(read.place, named ? state === 'read' : undefined, read.allowed);
        if (!named) continue;
        const reveal = await ask(scene, looking, record, { field: field.name, action: 'reveal' });
        scene.same(reveal.place, state !== 'hidden', reveal.allowed);
      }
    }
  },
};
