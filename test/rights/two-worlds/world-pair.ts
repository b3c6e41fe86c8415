import { canonical, type Scene } from '../../../engine/rights/prove/scene.ts';
import { unread } from '../../../engine/rights/prove/seen-values.ts';
import type { Person } from '../../../engine/rights/prove/world/world.ts';
import type { ObjectDocument } from '../../../schemas/generated/metadata.ts';
import { idOf, type OfficeRecord, officeRecords } from '../office-records.ts';
import { openStage, type Stage } from '../open-stage.ts';
import { proofDocuments } from '../proof-documents.ts';
import { immediateEvents } from './immediate-events.ts';
import { insertOthers } from './insert-others.ts';
import { varyRecords } from './vary-records.ts';

/** Two offices that are one and the same to mai. */
export interface WorldPair {
  readonly stages: readonly [Stage, Stage];
  readonly records: readonly [readonly OfficeRecord[], readonly OfficeRecord[]];
  /** What the oracle knows of each. */
  readonly scenes: readonly [Scene, Scene];
  /** Forgets what was compiled, in both. */
  renew(): void;
  close(): Promise<void>;
}

const moment = new Date('2026-05-04T03:00:00.000Z');
const clock = () => moment;
/** What exposes hidden values by an admin's choice is left out: it is meant to differ. */
const exposing = new Set(['account.shown_margin', 'account.all_deals', 'account.kept_stage', 'profit']);
const documents = proofDocuments
  .filter(({ name }) => !exposing.has(name))
  // That a value is taken is told to whoever tries to take it: the one channel, beside time, that is known and accepted.
  .map((document) => (document.kind === 'object' && document.name === 'account' ? withoutKeys(document) : document));

function withoutKeys({ unique: _unique, ...document }: ObjectDocument): ObjectDocument {
  return document;
}

const open = (records: readonly OfficeRecord[]): Promise<Stage> => openStage({ records, documents, clock, events: immediateEvents() });

/** Builds both worlds for somebody with these roles, and makes sure that the oracle sees no difference between them. */
export async function openWorlds(roles: readonly string[]): Promise<WorldPair> {
  const first = officeRecords();
  const left = await open(first);
  const scene = await left.as(roles);
  const second = varyRecords(first, scene, personIn(scene));
  const right = await open(second);
  const other = await right.as(roles);
  await insertOthers(right.api.database, second, other, personIn(other), moment);
  // Who asks first where a program has a shadow.
  for (const stage of [left, right]) await stage.as(['admin'], 'em');
  const [views, others] = [viewOf(scene), viewOf(other)];
  for (const [key, cell] of views)
    if (others.get(key) !== cell) throw new Error(`the worlds differ in what is shown: ${key} is ${cell} and ${others.get(key)}`);
  if (views.size !== others.size) throw new Error('the worlds differ in the records that are shown');
  if (canonical(realOf(scene)) === canonical(realOf(other))) throw new Error('the worlds do not differ at all');
  return {
    stages: [left, right],
    records: [first, second],
    scenes: [scene, other],
    renew() {
      left.renew();
      right.renew();
    },
    async close() {
      await left.close();
      await right.close();
    },
  };
}

export function personIn(scene: Scene): Person {
  return scene.seen.world.people.get(idOf('user', 'mai')) as Person;
}

/** Every cell that the person is shown, in lists and by itself. */
function viewOf(scene: Scene): ReadonlyMap<string, string> {
  const { model, store } = scene.seen;
  const person = personIn(scene);
  const view = new Map<string, string>();
  for (const mode of ['record', 'list'] as const)
    for (const object of model.objects.values())
      for (const record of store.all(object.name)) {
        if (!scene.seen.visible({ person, mode }, record)) continue;
        for (const field of object.fields.values()) {
          const state = scene.seen.cell({ person, mode }, record, field.name);
          // Files have ids of their own in each world.
          const bare = state !== 'hidden' && !['lines', 'file'].includes(field.type.type) && record.object !== 'user';
          const value = bare ? scene.seen.wire({ person, mode, ...(state === 'masked' ? { revealed: record } : {}) }, record, field) : null;
          view.set(`${mode} ${object.name} ${record.id} ${field.name}`, `${state} ${value === unread ? '' : canonical(value)}`);
        }
      }
  return view;
}

function realOf({ seen }: Scene): unknown {
  return [...seen.model.objects.keys()].map((object) => seen.store.all(object).map(({ columns, sides }) => [columns, sides]));
}
