import { liveStore } from './live-store.ts';

/** An answer with how many hints had come when it was asked for: what came later may not be in it. */
export type AsOf<T> = T & { readonly asOf: number };

export async function asOf<T extends object>(ask: () => Promise<T>): Promise<AsOf<T>> {
  const now = liveStore.now;
  return { ...(await ask()), asOf: now };
}

/** Of several answers the one asked for first. */
export function earliest(answers: readonly { readonly asOf: number }[]): number {
  return Math.min(...answers.map((answer) => answer.asOf));
}
