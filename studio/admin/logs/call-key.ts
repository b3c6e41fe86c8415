/** Calls that people make, by method and template of the route. */
const calls = {
  'GET /api/records/:object': 'list',
  'GET /api/records/:object/:id': 'open',
  'GET /api/records/:object/:id/history': 'history',
  'POST /api/records/:object': 'create',
  'PATCH /api/records/:object/:id': 'change',
  'DELETE /api/records/:object/:id': 'delete',
  'POST /api/records/:object/:id/restore': 'restore',
  'POST /api/records/:object/:id/reveal': 'reveal',
  'POST /api/records/:object/:id/shares': 'share',
  'POST /api/records/:object/aggregate': 'totals',
  'POST /api/records/:object/export': 'export',
  'POST /api/imports': 'import',
  'POST /api/files': 'upload',
  'GET /api/files/:id': 'file',
  'POST /api/operations/:id/undo': 'undo',
  'POST /api/metadata/change-sets': 'metadata',
  'GET /api/people': 'people',
} as const;

export type CallKey = (typeof calls)[keyof typeof calls];

/** What a call of the API is in words; undefined for those that people do not make by hand. */
export function callKey(action: string): CallKey | undefined {
  return Object.hasOwn(calls, action) ? calls[action as keyof typeof calls] : undefined;
}
