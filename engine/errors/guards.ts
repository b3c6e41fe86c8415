/**
 * The places at which rights are enforced, each by itself. A test takes one away at a time and demands that the proof of rights turns red for
 * it (docs/decisions/0017-proof-of-rights.md): a guard that nothing notices is not proven.
 */
export const guards = [
  // Rows and rules.
  'row',
  'rule_condition',
  'share_expiry',
  'share_can',
  'list_false',
  'token_objects',
  'admin_routes',
  // Cells.
  'cell',
  'hidden_flag',
  'mask',
  'own_inputs',
  'linked_inputs',
  'inputs_somewhere',
  'hidden_names',
  'reveal',
  'plant',
  'title_row',
  // What goes over many.
  'names',
  'filter',
  'sort',
  'cursor',
  'group',
  'measure',
  'min',
  'search',
  'phone',
  'phone_matched',
  'duplicates',
  'duplicate_list',
  'cache_key',
  // What lies behind links and beneath records.
  'link_row',
  'link_cell',
  'roll_up_row',
  'roll_up_cell',
  'roll_up_filter',
  'roll_up_order',
  'line_row',
  'deferred_cell',
  'nested_links',
  // Files, history, hints.
  'export_rows',
  'export_right',
  'export_lines',
  'export_cache',
  'history_row',
  'history_field',
  'history_actor',
  'stage_cell',
  'file',
  'attachment',
  'event_row',
  'event_ids',
  // Screens.
  'metadata_object',
  'metadata_field',
  'metadata_options',
  'metadata_document',
  'view',
  'layout',
  'home',
  'counter',
  'print',
  'conversion',
  'form_field',
  'form_condition',
  'openapi_field',
  // Writing.
  'write_existing',
  'write_cell',
  'write_after',
  'write_links',
  'write_files',
  'blind_write',
  'stage_mover',
  'unseen_links',
  'unseen_lines',
  'conflict_fields',
  'delete_count',
  'trash_title',
  'trash_delete',
  'undo_rights',
  'undo_kept',
  'operation_rows',
  'operation_owner',
  'import_key',
  'import_row',
  'import_right',
  'import_owner',
  // Views that people made.
  'saved_view_subject',
  'saved_view_owner',
  'import_file_owner',
  // Sharing and explaining.
  'share_row',
  'share_right',
  'share_beyond',
  'why_row',
  'why_truth',
  'why_source',
  // What people keep for themselves.
  'own_record',
  // Beside records.
  'attachment_right',
  'comment_author',
  'mention_unseen',
  'notice_person',
  // Merging.
  'merge_right',
  'merge_count',
  'merge_cell',
  'merged_into',
  'duplicate_groups',
] as const;
export type Guard = (typeof guards)[number];

let taken: Guard | undefined;

/** Whether the guard is in force: always, except in a test that has taken it away. */
export function stands(name: Guard): boolean {
  return taken !== name;
}

/** Takes one guard away, or puts it back. Throws outside of a test run: nothing that runs for people can do it. */
export function takeAway(name: Guard | undefined): void {
  const { NODE_ENV, VITEST } = globalThis.process?.env ?? {};
  if (NODE_ENV !== 'test' || VITEST !== 'true') throw new Error('guards of rights are taken away in tests only');
  taken = name;
}
