import type { SavedView, SavedViewRequest, SavedViewUpdate } from '../../schemas/generated/api.ts';
import type { Database, Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { toUuid } from '../rights/named-rows.ts';
import { sql } from '../sql/sql.ts';
import { assertReadableBody, viewedObject } from './assert-readable-body.ts';
import { changeSetting, listSettings } from './list-settings.ts';
import type { SavedViews, Viewer } from './saved-views.ts';
import { has, mayEdit, toSavedView, type ViewRow, viewColumns } from './view-rows.ts';
import { parseSubjects, shareableSubjects } from './view-subjects.ts';

/** Views that one person may keep. */
const mostViews = 200;

/** Opens the views that people made. */
export function createSavedViews({ database, clock }: { readonly database: Database; readonly clock: () => Date }): SavedViews {
  return {
    async list(viewer) {
      const [rows, settings, subjects] = await Promise.all([
        database.query<ViewRow>(sql`select ${viewColumns} from sys.saved_view as v
          where v.owner = ${viewer.actor.id}::uuid or v.shared_with && ${['everyone', ...viewer.actor.rights.subjects]}::text[]
          order by v.owner <> ${viewer.actor.id}::uuid, v.position, v.label, v.id limit 1000`),
        listSettings(database, viewer),
        shareableSubjects(database, viewer),
      ]);
      return { items: rows.flatMap((row) => toSavedView(viewer, row) ?? []), settings, subjects };
    },
    create: (viewer, wanted) => database.transaction((tx) => createView(tx, viewer, wanted, clock())),
    update: (viewer, id, wanted) => database.transaction((tx) => updateView(tx, viewer, id, wanted, clock())),
    remove: (viewer, id) =>
      database.transaction(async (tx) => {
        const row = await editableRow(tx, viewer, id);
        await tx.query(sql`delete from sys.saved_view where id = ${row.id}::uuid`);
      }),
    set: (viewer, object, wanted) => database.transaction((tx) => changeSetting(tx, viewer, viewedObject(viewer, object).name, wanted)),
  };
}

async function createView(tx: Tx, viewer: Viewer, wanted: SavedViewRequest, now: Date): Promise<SavedView> {
  const object = viewedObject(viewer, wanted.object);
  assertReadableBody(viewer, object, wanted.body);
  const subjects = await parseSubjects(tx, viewer, wanted.shared_with ?? []);
  const made = await tx.query<{ count: number }>(sql`select count(*)::int as count from sys.saved_view where owner = ${viewer.actor.id}::uuid`);
  if ((made[0]?.count ?? 0) >= mostViews) throw new AppError('limit_exceeded', `One keeps at most ${mostViews} views. Delete some first.`);
  const rows = await tx.query<{ id: string }>(sql`insert into sys.saved_view (owner, object, label, body, shared_with, position, created_at, updated_at)
    values (${viewer.actor.id}::uuid, ${object.name}, ${parseLabel(wanted.label)}, ${JSON.stringify(wanted.body)}::jsonb, ${subjects}::text[],
      ${wanted.position ?? 0}, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz) returning id::text as id`);
  return answerView(tx, viewer, rows[0]?.id ?? '');
}

async function updateView(tx: Tx, viewer: Viewer, id: string, wanted: SavedViewUpdate, now: Date): Promise<SavedView> {
  const row = await editableRow(tx, viewer, id);
  const object = viewedObject(viewer, row.object);
  if (wanted.body) assertReadableBody(viewer, object, wanted.body);
  const subjects = wanted.shared_with ? await parseSubjects(tx, viewer, wanted.shared_with, row.shared_with) : row.shared_with;
  await tx.query(sql`update sys.saved_view set label = ${wanted.label === undefined ? row.label : parseLabel(wanted.label)},
    body = ${JSON.stringify(wanted.body ?? row.body)}::jsonb, shared_with = ${[...subjects]}::text[], position = ${wanted.position ?? row.position},
    updated_at = ${now.toISOString()}::timestamptz where id = ${row.id}::uuid`);
  return answerView(tx, viewer, row.id);
}

/** The row, locked, of a view that the viewer may change. Whoever has it is told that they may not; for others it does not exist. */
async function editableRow(tx: Tx, viewer: Viewer, id: string): Promise<ViewRow> {
  const key = toUuid(id) ?? null;
  const rows = await tx.query<ViewRow>(sql`select ${viewColumns} from sys.saved_view as v where v.id = ${key}::uuid for update of v`);
  const row = rows[0];
  if (row && has(viewer, row) && mayEdit(viewer, row)) return row;
  if (row && toSavedView(viewer, row)) throw new AppError('forbidden', 'Only who made a view, or an administrator, changes it.');
  throw new AppError('not_found', `There is no view ${id} that you can see.`);
}

async function answerView(tx: Tx, viewer: Viewer, id: string): Promise<SavedView> {
  const rows = await tx.query<ViewRow>(sql`select ${viewColumns} from sys.saved_view as v where v.id = ${id}::uuid`);
  const view = rows[0] && toSavedView(viewer, rows[0]);
  if (view) return view;
  throw new AppError('not_found', `There is no view ${id} that you can see.`);
}

function parseLabel(label: string): string {
  const kept = label.normalize('NFC').trim();
  if (kept === '') throw new AppError('bad_request', 'A name is needed.', { issues: [{ pointer: '/label', message: 'A name is needed.' }] });
  return kept;
}
