// Built as a script of its own (vite.config.ts), which puts in the files of the build.
declare const trellisBuild: { readonly id: string; readonly files: readonly string[] };

/** The part of a service worker's world that is used here: its types and those of pages exclude each other. */
interface Worker {
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Event & { waitUntil(done: Promise<unknown>): void }) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: Event & { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void): void;
}

// @NOTE this script runs as a service worker and nowhere else.
const worker = globalThis as unknown as Worker;
const { id, files } = trellisBuild;
const cacheName = `trellis-${id}`;
const page = '/index.html';

worker.addEventListener('install', (event) => {
  const fill = async (): Promise<void> => {
    const cache = await caches.open(cacheName);
    // Files of the build never change under their names; the page does, and must be the one of this build.
    await cache.addAll([new Request(page, { cache: 'reload' }), ...files]);
  };
  event.waitUntil(fill());
});

worker.addEventListener('activate', (event) => {
  const drop = async (): Promise<void> => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith('trellis-') && name !== cacheName).map((name) => caches.delete(name)));
  };
  event.waitUntil(drop());
});

worker.addEventListener('message', (event) => {
  if (event.data === 'take over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Answers of the server are never kept: they are of one person and one moment.
  if (request.method !== 'GET' || origin !== worker.location.origin || /^\/(?:api|health)(?:\/|$)/.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(kept(page, request));
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(pathname, request));
});

/** The file of this build; from the network where it is not kept yet, and then kept. */
async function kept(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const known = await cache.match(file);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok && file !== page) await cache.put(file, answer.clone());
  return answer;
}
