import { onlineManager, type QueryClient } from '@tanstack/react-query';
import { unreachable } from '../api/request.ts';
import { appState, changeAppState } from './app-state.ts';

const askAgainMs = 4_000;

async function reaches(): Promise<boolean> {
  try {
    return (await fetch('/health/live', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/**
 * Tells when the server is out of reach, whether the device knows of it or not, and asks again until it is back. Then what is on screen is
 * loaded anew.
 */
export function watchConnection(client: QueryClient): void {
  let asking: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    const reached = await reaches();
    asking = reached ? undefined : setTimeout(() => void ask(), askAgainMs);
    if (appState().offline === !reached) return;
    changeAppState({ offline: !reached });
    if (reached) void client.invalidateQueries({ predicate: ({ queryKey, state }) => queryKey[0] !== 'metadata' || state.status !== 'success' });
  };
  const doubt = (): void => {
    if (asking !== undefined) return;
    asking = setTimeout(() => void ask(), 0);
  };
  window.addEventListener(unreachable, doubt);
  onlineManager.subscribe(() => {
    clearTimeout(asking);
    asking = undefined;
    doubt();
  });
}
