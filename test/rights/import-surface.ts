import { get } from '../../engine/rights/prove/door.ts';
import type { Looking, Scene, Surface } from '../../engine/rights/prove/scene.ts';
import type { WorldRecord } from '../../engine/rights/prove/world/world.ts';
import type { Stage } from './open-stage.ts';

interface State {
  readonly status: string;
  readonly faults: number;
  readonly result: { readonly account?: { readonly created: number; readonly updated: number; readonly unchanged: number } };
}

interface Trial {
  readonly mapping: string;
  readonly keyField: string;
  keyOf(record: WorldRecord): string | undefined;
}

/** Ways in which a file may try out what records there are. */
const trials: readonly Trial[] = [
  { mapping: 'accounts_by_code', keyField: 'code', keyOf: (record) => (record.columns.code as string | null) ?? undefined },
  { mapping: 'accounts_by_key', keyField: 'keys', keyOf: (record) => (JSON.parse(record.sides.keys ?? '[]') as string[][])[0]?.[1] },
];

async function tryOut(stage: Stage, { person }: Looking, { mapping, keyField }: Trial, key: string, name: string): Promise<State | number> {
  const payload = `${keyField === 'code' ? 'Code' : 'Key'},Name\n${key},${name}\n`;
  const url = `/api/imports?mapping=${mapping}&dry_run=1&file_name=x.csv`;
  const started = await stage.call(person.id, { method: 'POST', url, payload, headers: { 'content-type': 'text/csv' } });
  if (started.statusCode !== 202) return started.statusCode;
  await stage.imports.settled();
  return (await stage.call(person.id, { method: 'GET', url: `/api/imports/${started.json<{ id: string }>().id}` })).json<State>();
}

/** What a rehearsal says of one row with the key and the name of a record: known again, or not. */
function expected(scene: Scene, { person }: Looking, record: WorldRecord, keyField: string): string {
  const { oracle } = scene.seen;
  const view = { person, mode: 'list' } as const;
  const known = !record.deleted && oracle.may(person, 'read', record, 'list') && scene.seen.cell(view, record, keyField) === 'read';
  if (known && scene.seen.cell(view, record, 'name') === 'read') return 'unchanged';
  if (known) return oracle.may(person, 'update', record) && oracle.writes(person, record, 'name', 'update') ? 'updated' : 'fault';
  return 'new or fault';
}

function outcome(state: State): string {
  const counts = state.result.account;
  if (state.status !== 'done') return state.status;
  if (counts?.unchanged === 1) return 'unchanged';
  return counts?.updated === 1 ? 'updated' : 'new or fault';
}

/** Rehearsals of imports: a record is known again only by a key that the person is shown in it. */
export function importSurface(stage: Stage): Surface {
  return {
    name: 'import',
    routes: ['POST /api/imports', 'GET /api/imports/:id', 'GET /api/imports/:id/faults'],
    async check(scene, looking) {
      if (looking.object.name !== 'account') return;
      const may = scene.seen.oracle.maySomewhere(looking.person, 'import', 'account');
      for (const trial of trials) {
        for (const record of looking.sample.slice(0, may ? 20 : 1)) {
          const key = trial.keyOf(record);
          if (key === undefined) continue;
          const state = await tryOut(stage, looking, trial, key, String(record.columns.name));
          const place = { looking, question: get(`/api/imports?mapping=${trial.mapping}&key=${key}`), record: record.id, field: trial.keyField };
          if (typeof state === 'number' || !may) scene.same(place, may ? 202 : 403, typeof state === 'number' ? state : 202);
          else scene.same(place, expected(scene, looking, record, trial.keyField).replace(/^fault$/, 'new or fault'), outcome(state));
        }
      }
    },
  };
}
