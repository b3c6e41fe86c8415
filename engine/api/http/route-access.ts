import type { FastifyInstance } from 'fastify';
import type { SignedIn } from '../../identity/signed-in.ts';

/** Who may call a route at all; what they may do with which records is decided further in. */
export type RouteAccess = 'public' | 'signed-in' | 'admin';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
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
    const access = route.config?.access;
    if (access === 'public' || access === 'signed-in' || access === 'admin') return;
    throw new Error(`route ${String(route.method)} ${route.url} does not declare config.access`);
  });
}
