import { request } from '../request.ts';

const mostAtOnce = 200;
const holdMs = 10;

interface Wanted {
  readonly id: string;
  resolve(title: string | null | undefined): void;
  reject(error: unknown): void;
}

const waiting = new Map<string, Wanted[]>();

async function ask(object: string, wanted: readonly Wanted[]): Promise<void> {
  try {
    const ids = [...new Set(wanted.map(({ id }) => id))];
    const { data } = await request<{ items: readonly { readonly id: string; readonly title: string | null }[] }>(
      'POST',
      `/api/records/${encodeURIComponent(object)}/titles`,
      { body: { ids } },
    );
    const found = new Map(data.items.map(({ id, title }) => [id, title]));
    for (const { id, resolve } of wanted) resolve(found.get(id));
  } catch (error) {
    for (const { reject } of wanted) reject(error);
  }
}

/**
 * What a record is called; null where it has no title or it is not shown, undefined where the record cannot be opened. What is asked for within
 * a moment goes in one request.
 */
export function loadTitle(object: string, id: string): Promise<string | null | undefined> {
  return new Promise((resolve, reject) => {
    const known = waiting.get(object);
    if (known) {
      known.push({ id, resolve, reject });
      return;
    }
    waiting.set(object, [{ id, resolve, reject }]);
    setTimeout(() => {
      const wanted = waiting.get(object) ?? [];
      waiting.delete(object);
      for (let start = 0; start < wanted.length; start += mostAtOnce) void ask(object, wanted.slice(start, start + mostAtOnce));
    }, holdMs);
  });
}
