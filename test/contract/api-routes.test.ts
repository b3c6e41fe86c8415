import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ApiDeps } from '../../engine/api/api-deps.ts';
import { createApi } from '../../engine/api/create-api.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');

/** The API with nothing behind it: its routes are there, its answers are not. */
function openRoutes() {
  const silent = {
    subscribe: () => () => undefined,
    subscribeAlerts: () => () => undefined,
    subscribeNotices: () => () => undefined,
    onChange: () => undefined,
    onForget: () => undefined,
  };
  // @NOTE routes are registered without calling anything else.
  const deps = { events: silent, models: silent, identity: silent, settings: { publicUrl: 'http://127.0.0.1' } } as unknown as ApiDeps;
  return createApi(deps);
}

/** Reads fastify's own print of its routes: a tree with one segment a line. */
function routesOf(print: string): readonly string[] {
  const trail: string[] = [];
  return print.split('\n').flatMap((line) => {
    const [, indent = '', segment = '', methods = ''] = /^([│├└─\s]*)(\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
    if (segment === '') return [];
    trail.splice(Math.floor(indent.length / 4) - 1, Number.POSITIVE_INFINITY, segment);
    return methods === '' ? [] : methods.split(', ').map((method) => `${method} ${trail.join('')}`);
  });
}

it('lists every route of the server in docs/api.md and no other', async () => {
  const app = openRoutes();
  await app.ready();
  const routes = routesOf(app.printRoutes({ commonPrefix: false }));
  await app.close();
  const documented = [...page.matchAll(/^\| `((?:GET|POST|PATCH|PUT|DELETE) \/\S+)`/gm)].map(([, route]) => route);
  const written = [...documented, 'GET /api/events'];
  expect(page).toContain('`GET /api/events`');
  expect(written.toSorted()).toEqual(routes.toSorted());
});
