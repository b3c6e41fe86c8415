import { readSurfaces } from '../../engine/rights/prove/surfaces/all-surfaces.ts';
import { probes } from './probes/all-probes.ts';
import { writeRoutes } from './write-surfaces.ts';

/** Routes that show no record, and why nothing has to be proven of them here. */
const exempt: Readonly<Record<string, string>> = {
  'POST /api/auth/sign-in': 'asks who somebody is; says nothing of whether an account exists (identity.test.ts)',
  'POST /api/auth/sign-out': 'ends the own session',
  'GET /api/auth/me': 'the own person',
  'PATCH /api/auth/me': 'the own settings',
  'GET /api/auth/demo': 'names of sample people, on the server itself only (api-demo.test.ts)',
  'POST /api/auth/demo': 'signs in as one of them, on the server itself only',
  'GET /api/access/why':
    'held against reading and writing for random people and cells (explain-property.test.ts); what hangs on cells that one cannot see is null (explain.test.ts)',
  'GET /api/operations/:id': 'the own operations, as in their list; of others a 404 (api-undo.test.ts)',
  'POST /api/operations/:id/cancel': 'the own undo; of others a 404 (api-undo.test.ts)',
  'GET /api/records/:object/:id/shares': 'of a record that one sees, else a 404 (rights-shares.test.ts)',
  'POST /api/records/:object/:id/shares': 'of a record that one may share, and no more than one holds (rights-shares.test.ts)',
  'DELETE /api/records/:object/:id/shares/:share': 'what one has shared oneself or may share (rights-shares.test.ts)',
  'GET /api/records/:object/:id/share-subjects': 'names of people, teams and roles, for whoever may share the record (rights-shares.test.ts)',
  'GET /health/live': 'says that the process runs',
  'GET /health/ready': 'says that the database answers',
};

/** Routes that the matrix or a probe looks through, or that are exempt. Every other must be an administrator's (probes/administration.ts). */
export function surfacedRoutes(): ReadonlySet<string> {
  return new Set([...readSurfaces.flatMap(({ routes }) => routes), ...writeRoutes, ...probes.flatMap(({ routes }) => routes), ...Object.keys(exempt)]);
}
