import type { FastifyInstance } from 'fastify';
import type { SignedIn } from '../../identity/signed-in.ts';
import type { NeededScope } from '../../identity/token-scopes.ts';

/**
 * Who may call a route at all; what they may do with which records is decided further in. `anyone` is told who calls where somebody is
 * signed in, `public` is not.
 */
export type RouteAccess = 'public' | 'anyone' | 'signed-in' | 'admin';

const accesses: ReadonlySet<unknown> = new Set<RouteAccess>(['public', 'anyone', 'signed-in', 'admin']);

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
    /** What an API token must be made for to call this route. Absent: a token that may do everything. */
    scope?: NeededScope;
    /** True where every record that the route shows or touches is reached through the actor's access, so that tokens for some objects may call it. */
    keepsToObjects?: boolean;
  }
  interface FastifyRequest {
    signedIn: SignedIn | null;
    /** The secret the request came with, for signing out. */
    secret: string;
    bodyBytes: number;
  }
}

/** Makes the boot fail for a route that does not say who may call it. */
export function requireRouteAccess(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (accesses.has(route.config?.access)) return;
    throw new Error(`route ${String(route.method)} ${route.url} does not declare config.access`);
  });
}
