import { get } from '../../door.ts';
import type { Looking, Place, Scene, Surface } from '../../scene.ts';
import type { Beside } from '../../world/record-store.ts';
import type { WorldRecord } from '../../world/world.ts';

const page = 200;

interface Named {
  readonly id: string;
}

interface Listed {
  readonly items: readonly (Named & { readonly unseen?: true })[];
  readonly can_change?: boolean;
}

const none: Beside = { comments: [], attachments: [], files: [] };

/** What people put beside records: comments and files are there for whoever may open the record; that others may not is told to whoever may share it. */
export const beside: Surface = {
  name: 'beside',
  routes: [
    'GET /api/records/:object/:id/comments',
    'GET /api/records/:object/:id/attachments',
    'GET /api/records/:object/:id/people',
    'GET /api/records/:object/:id/watch',
  ],
  most: 8,
  async check(scene, looking) {
    const { object, sample } = looking;
    const found = await scene.seen.store.beside(
      object.name,
      sample.map(({ id }) => id),
    );
    for (const record of sample) await lookBeside(scene, looking, record, found.get(record.id) ?? none);
  },
};

async function lookBeside(scene: Scene, looking: Looking, record: WorldRecord, { comments, attachments, files }: Beside): Promise<void> {
  const { person, object } = looking;
  const { oracle } = scene.seen;
  const shown = object.name !== 'user' && !record.deleted && oracle.may(person, 'read', record);
  const ask = async (what: string): Promise<readonly [Place, Listed | undefined]> => {
    const question = get(`/api/records/${object.name}/${record.id}/${what}`);
    const place = { looking, question, record: record.id };
    const { status, body } = await scene.ask(person, question);
    // @NOTE an answer with status 200 of these routes has this shape.
    return [place, scene.same(place, shown ? 200 : 404, status) && shown ? (body as Listed) : undefined];
  };
  const [commented, listed] = await ask(`comments?limit=${page}`);
  if (listed && comments.length <= page) scene.same(commented, [...comments].sort(), idsOf(listed));
  const [attached, held] = await ask('attachments');
  if (held) {
    scene.same(attached, [...attachments].sort(), idsOf(held));
    scene.same({ ...attached, field: 'can_change' }, oracle.may(person, 'update', record), held.can_change);
  }
  for (const file of files) {
    const question = get(`/api/files/${file}`);
    scene.same({ looking, question, record: record.id, field: 'file' }, shown ? 200 : 404, (await scene.ask(person, question)).status);
  }
  await ask('watch');
  const [asked, people] = await ask('people');
  for (const { id, unseen = false } of people?.items ?? []) {
    const other = scene.seen.world.people.get(id);
    if (!other) continue;
    const known = oracle.isAdmin(person) || oracle.may(person, 'share', record);
    scene.same({ ...asked, field: `unseen by ${other.name}` }, known && !oracle.may(other, 'read', record), unseen);
  }
}

function idsOf({ items }: Listed): readonly string[] {
  return items.map(({ id }) => id).sort();
}
