interface Row {
  readonly id: string;
}

/** What a second look at a list brought. */
export interface Look<R extends Row> {
  /** The first rows of the list as it is now; undefined where it has no order of its own, as in groups. */
  readonly top: readonly R[] | undefined;
  /** Whether `top` is the whole list. */
  readonly whole: boolean;
  /** Ids of shown rows that were asked for by themselves, and what there is of them. */
  readonly asked: readonly string[];
  readonly apart: readonly R[];
}

/** How what is shown differs from what there is. */
export interface Difference<R extends Row> {
  /** Rows that are shown and read differently now, by id. */
  readonly fresh: ReadonlyMap<string, R>;
  /** How many rows are not shown yet. */
  readonly added: number;
  /** Rows that are shown are gone, or stand elsewhere. */
  readonly moved: boolean;
}

export function compareRows<R extends Row>(rows: readonly R[], { top, whole, asked, apart }: Look<R>): Difference<R> {
  const shown = new Set(rows.map(({ id }) => id));
  const latest = new Map([...apart, ...(top ?? [])].map((row) => [row.id, row]));
  const fresh = new Map<string, R>();
  for (const row of rows) {
    const now = latest.get(row.id);
    if (now && JSON.stringify(now) !== JSON.stringify(row)) fresh.set(row.id, now);
  }
  const gone = asked.some((id) => !latest.has(id));
  const kept = (top ?? []).filter(({ id }) => shown.has(id));
  const elsewhere = kept.some(({ id }, index) => rows[index]?.id !== id) || (top !== undefined && whole && rows.length > kept.length);
  return { fresh, added: (top ?? []).length - kept.length, moved: gone || elsewhere };
}

/** The data of a list query, pages or one answer, with these rows in place of those with their ids; the same data where it holds none of them. */
export function withFresh<R extends Row>(data: unknown, fresh: ReadonlyMap<string, R>): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if ('pages' in data && Array.isArray(data.pages)) {
    const before: readonly unknown[] = data.pages;
    const pages = before.map((page) => withFresh(page, fresh));
    return pages.some((page, index) => page !== before[index]) ? { ...data, pages } : data;
  }
  if (!('items' in data) || !Array.isArray(data.items)) return data;
  // @NOTE what lists hold are rows with ids.
  const items = data.items as readonly R[];
  return items.some(({ id }) => fresh.has(id)) ? { ...data, items: items.map((row) => fresh.get(row.id) ?? row) } : data;
}
