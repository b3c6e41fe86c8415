import { changeAppState } from './app-state.ts';

const restMs = 5_000;

/**
 * Keeps the screens on the device, so that they open at once and without a connection. Only where browsers allow it, which is over https and on
 * this machine; never while developing. A newer build waits until the person takes it.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !window.isSecureContext || !('serviceWorker' in navigator)) return;
  const register = () =>
    void navigator.serviceWorker
      .register('/service-worker.js')
      .then(follow)
      .catch(() => undefined);
  // What it keeps for later must not compete with what the first page waits for.
  const start = () => setTimeout(register, restMs);
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start, { once: true });
}

function follow(registration: ServiceWorkerRegistration): void {
  const offer = (worker: ServiceWorker) => {
    // The first one has nothing to take the place of.
    if (!navigator.serviceWorker.controller) return;
    changeAppState({
      update() {
        navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
        worker.postMessage('take over');
      },
    });
  };
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => worker.state === 'installed' && offer(worker));
  });
  // People leave the screens open for days.
  const hourMs = 60 * 60_000;
  setInterval(() => void registration.update().catch(() => undefined), hourMs);
}
