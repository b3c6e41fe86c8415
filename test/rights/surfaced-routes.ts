import { readSurfaces } from '../../engine/rights/prove/surfaces/all-surfaces.ts';
import { probes } from './probes/all-probes.ts';
import { writeRoutes } from './write-surfaces.ts';

/** Routes that show no record, and why nothing has to be proven of them here. */
const exempt: Readonly<Record<string, string>> = {
  'POST /api/auth/sign-in': 'asks who somebody is; says nothing of whether an account exists (identity.test.ts)',
  'POST /api/auth/sign-out': 'ends the own session',
  'GET /api/auth/me': 'the own person',
  'PATCH /api/auth/me': 'the own settings',
  'POST /api/auth/password': 'the own password (own-things.test.ts)',
  'GET /api/auth/sessions': 'where the own person is signed in (own-sessions.test.ts)',
  'DELETE /api/auth/sessions': 'the same',
  'DELETE /api/auth/sessions/:id': 'the same',
  'GET /api/me/preferences': 'the own settings of screens: no record is named there (own-things.test.ts)',
  'PATCH /api/me/preferences': 'the same',
  'GET /api/auth/demo': 'people to try the product as, on this machine only; off unless asked for (demo-sign-in.test.ts)',
  'POST /api/auth/demo': 'the same',
  'GET /health/live': 'says that the process runs',
  'GET /health/ready': 'says that the database answers',
};

/** Routes that the matrix or a probe looks through, or that are exempt. Every other must be an administrator's (probes/administration.ts). */
export function surfacedRoutes(): ReadonlySet<string> {
  return new Set([...readSurfaces.flatMap(({ routes }) => routes), ...writeRoutes, ...probes.flatMap(({ routes }) => routes), ...Object.keys(exempt)]);
}
