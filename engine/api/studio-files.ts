import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fastifyStatic } from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendNotFound } from './http/answers/problem-handler.ts';

/** Paths of all files of a folder, with / between. */
function filesOf(folder: string): ReadonlySet<string> {
  return new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}

// The build puts a hash of the content into these names.
const hashedFolder = 'assets/';

/** Answers what matches no route: files of the studio, its page for addresses of screens, else not found. */
export function serveUnrouted(app: FastifyInstance, studio: { readonly folder: string } | undefined): void {
  if (studio === undefined || !existsSync(studio.folder)) {
    app.setNotFoundHandler((_request, reply) => sendNotFound(reply));
    return;
  }
  const files = filesOf(studio.folder);
  app.register(fastifyStatic, { root: studio.folder, serve: false, preCompressed: true, cacheControl: false });
  app.setNotFoundHandler((request, reply) => {
    const file = studioFile(files, request);
    if (file === undefined) return sendNotFound(reply);
    return sendStudioFile(reply, file);
  });
}

function studioFile(files: ReadonlySet<string>, request: FastifyRequest): string | undefined {
  if (request.method !== 'GET' || /^\/(?:api|health)(?:[/?]|$)/.test(request.url)) return undefined;
  const path = request.url.split('?', 1)[0]?.slice(1) ?? '';
  if (files.has(path)) return path;
  // An address of a screen is known to the studio only; a missing script is not a page.
  const wantsPage = (request.headers.accept ?? '').includes('text/html') && !path.startsWith(hashedFolder);
  return wantsPage && files.has('index.html') ? 'index.html' : undefined;
}

function sendStudioFile(reply: FastifyReply, file: string): FastifyReply {
  reply.header('cache-control', file.startsWith(hashedFolder) ? 'public, max-age=31536000, immutable' : 'no-cache');
  return reply.sendFile(file);
}
