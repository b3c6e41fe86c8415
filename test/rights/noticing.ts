import type { Guard } from '../../engine/errors/guards.ts';
import { readSurfaces } from '../../engine/rights/prove/surfaces/all-surfaces.ts';
import type { Stage } from './open-stage.ts';
import { administration } from './probes/administration.ts';
import { besideRecords, ownNotifications } from './probes/beside.ts';
import { exportedLines, sharedCompilation } from './probes/caches.ts';
import { limitedToken } from './probes/doors.ts';
import { hints, hintsWithoutLists } from './probes/events.ts';
import { hiddenTwins, merging } from './probes/merging.ts';
import { cascade, others } from './probes/operations.ts';
import type { Probe } from './probes/probe.ts';
import { savedViews } from './probes/saved-views.ts';
import { explaining, sharing } from './probes/sharing.ts';
import { blindGuess, conflictNames, foreignStage, trashedTitle, unseenEntries, unseenLines } from './probes/writes.ts';
import { writeSurfaces } from './write-surfaces.ts';

/** What is to turn red when a guard is gone: a part of the matrix as somebody with these roles, or a probe. */
type Notice = Probe | { readonly roles: readonly string[]; readonly surface: string; readonly object?: string };

const matrix = (surface: string, roles: string, object = 'account'): Notice => ({ surface, roles: roles.split(' '), object });

export const noticedBy: Readonly<Record<Guard, Notice>> = {
  row: matrix('list', 'owns'),
  rule_condition: matrix('list', 'gold'),
  share_expiry: matrix('get', 'shared'),
  share_can: matrix('update', 'shared'),
  list_false: matrix('list', 'finder'),
  token_objects: limitedToken,
  admin_routes: administration,
  trash_delete: matrix('trash', 'owns names'),
  cell: matrix('sort', 'owns names'),
  hidden_flag: matrix('list', 'owns names'),
  mask: matrix('get', 'masked'),
  own_inputs: matrix('get', 'no_costs'),
  linked_inputs: matrix('list', 'owns names', 'deal'),
  inputs_somewhere: matrix('list', 'names', 'deal'),
  hidden_names: matrix('list', 'owns names'),
  reveal: matrix('reveal', 'owns names'),
  plant: matrix('expand', 'names'),
  title_row: ownNotifications,
  names: matrix('filter', 'names'),
  filter: matrix('filter', 'owns names'),
  sort: matrix('sort', 'owns names'),
  cursor: matrix('sort', 'owns names'),
  group: matrix('group', 'owns names'),
  measure: matrix('aggregate', 'owns names'),
  min: matrix('aggregate', 'owns names'),
  search: matrix('search', 'owns names'),
  phone: matrix('phone', 'owns names'),
  phone_matched: matrix('phone', 'owns managed'),
  duplicates: matrix('duplicates', 'owns names'),
  duplicate_list: matrix('duplicates', 'finder'),
  cache_key: sharedCompilation,
  link_row: matrix('expand', 'owns', 'deal'),
  link_cell: matrix('sort', 'links_apart', 'deal'),
  roll_up_row: matrix('get', 'owns'),
  roll_up_cell: matrix('get', 'team owns'),
  roll_up_filter: matrix('get', 'no_costs'),
  roll_up_order: matrix('get', 'team owns'),
  line_row: matrix('get', 'writes_some_lines', 'deal'),
  deferred_cell: matrix('get', 'owns lines_apart', 'deal'),
  nested_links: matrix('expand', 'owns team'),
  export_rows: matrix('export', 'exports_own'),
  export_right: matrix('export', 'names'),
  export_lines: exportedLines,
  export_cache: exportedLines,
  history_row: matrix('history', 'owns'),
  history_field: matrix('history', 'owns names'),
  history_actor: matrix('history', 'names'),
  stage_cell: matrix('stages', 'owns names'),
  file: matrix('files', 'names'),
  attachment: matrix('beside', 'owns'),
  event_row: hintsWithoutLists,
  event_ids: hints,
  metadata_object: matrix('metadata', 'owns_accounts', 'deal'),
  metadata_field: matrix('metadata', 'names'),
  metadata_options: matrix('metadata', 'no_costs'),
  metadata_document: matrix('documents', 'names'),
  view: matrix('metadata', 'names'),
  layout: matrix('metadata', 'names'),
  home: matrix('metadata', 'names'),
  counter: matrix('metadata', 'sells', 'deal'),
  print: matrix('metadata', 'names'),
  conversion: matrix('metadata', 'sells'),
  form_field: matrix('forms', 'names'),
  form_condition: matrix('forms', 'no_costs'),
  openapi_field: matrix('openapi', 'names'),
  write_existing: matrix('update', 'owns'),
  write_cell: matrix('update', 'writes_by_tier'),
  write_after: matrix('update', 'gold'),
  write_links: matrix('link', 'owns', 'deal'),
  write_files: matrix('link', 'owns_photos', 'deal'),
  blind_write: blindGuess,
  stage_mover: foreignStage,
  unseen_links: unseenEntries,
  unseen_lines: unseenLines,
  conflict_fields: conflictNames,
  delete_count: matrix('delete', 'owns'),
  trash_title: trashedTitle,
  undo_rights: others,
  undo_kept: cascade,
  operation_rows: cascade,
  operation_owner: others,
  import_key: matrix('import', 'imports'),
  import_row: matrix('import', 'owns'),
  import_right: matrix('import', 'names'),
  import_owner: others,
  saved_view_subject: savedViews,
  saved_view_owner: savedViews,
  import_file_owner: others,
  share_row: matrix('shares', 'owns'),
  share_right: sharing,
  share_beyond: sharing,
  why_row: matrix('why', 'owns'),
  why_truth: explaining,
  why_source: explaining,
  own_record: matrix('own things', 'owns'),
  attachment_right: besideRecords,
  comment_author: besideRecords,
  mention_unseen: matrix('beside', 'names'),
  notice_person: ownNotifications,
  merge_right: matrix('merges', 'owns_accounts'),
  merge_count: merging,
  merge_cell: matrix('merges', 'merges'),
  merged_into: merging,
  duplicate_groups: hiddenTwins,
};

/** Looks for differences in the part of the proof that is to notice the guard; answers them in words. */
export async function lookFor(stage: Stage, notice: Notice): Promise<readonly string[]> {
  if ('run' in notice) return notice.run(stage);
  const scene = await stage.as(notice.roles, 'mai', { every: 1, from: 0 });
  const surface = [...readSurfaces, ...writeSurfaces(stage)].find(({ name }) => name === notice.surface);
  if (!surface) throw new RangeError(`there is no surface ${notice.surface}`);
  for (const looking of stage.looking(scene)) if (looking.object.name === notice.object) await scene.look(surface, looking);
  await stage.reset();
  return scene.differences.map(
    ({ object, record, field, expected, found }) => `${object} ${stage.nameOf(record)} ${field ?? ''}: expected ${expected}, found ${found}`,
  );
}
