import type { ListTools } from '../list-tools.ts';

/** A place in a table: a line and what has the focus in it. */
export interface Place {
  /** Its number among the lines; -1 is the head. */
  readonly line: number;
  /** The path of a column, or the box before the columns. */
  readonly column: string;
}

/** The column of boxes, which is no path. */
const boxes = '';

/** What is in the table. */
export type Known = Pick<ListTools, 'items' | 'columns' | 'selection'>;

/** The columns that one can move over, from left to right. */
function columnsOf({ columns, selection }: Known): readonly string[] {
  return [...(selection ? [boxes] : []), ...columns.map(({ path }) => path)];
}

/** Where an element stands; undefined outside of the lines and the head. */
export function placeOf(element: Element | null, known: Known): Place | undefined {
  const row = element?.closest<HTMLElement>('tr');
  const cell = element?.closest<HTMLElement>('td, th');
  if (!row || !cell) return undefined;
  const line = row.closest('thead') ? -1 : known.items.findIndex(({ key }) => key === row.dataset.key);
  if (line < 0 && !row.closest('thead')) return undefined;
  const first = known.columns[0]?.path ?? boxes;
  return { line, column: cell.dataset.path ?? (cell.querySelector('input[type="checkbox"]') ? boxes : first) };
}

/** The place so many columns on, not beyond the ends. */
export function beside(place: Place, by: number, known: Known): Place {
  const all = columnsOf(known);
  const column = all[Math.min(all.length - 1, Math.max(0, all.indexOf(place.column) + by))];
  return column === undefined ? place : { ...place, column };
}

/** The element that takes the focus at a place: the cell, or what its line begins with, or the first thing to press in the head. */
export function elementAt(scroller: HTMLElement | null, { line, column }: Place, known: Known): HTMLElement | undefined {
  if (line < 0) {
    const cells = [...(scroller?.querySelectorAll<HTMLElement>('thead th') ?? [])];
    const cell = cells.find((each) => (each.dataset.path ?? boxes) === column);
    return cell?.querySelector<HTMLElement>('button, input') ?? undefined;
  }
  const key = known.items[line]?.key;
  const row = [...(scroller?.querySelectorAll<HTMLElement>('tbody tr[data-key]') ?? [])].find((each) => each.dataset.key === key);
  const cells = [...(row?.querySelectorAll<HTMLElement>('td') ?? [])];
  const cell = cells.find(({ dataset }) => dataset.path === column && dataset.first === undefined);
  const box = column === boxes ? row?.querySelector<HTMLElement>('input[type="checkbox"]') : undefined;
  return box ?? cell ?? row?.querySelector<HTMLElement>('td[data-first] a, td[data-first] button') ?? undefined;
}

/** What can be pressed in the head, from left to right. */
export function headStops(scroller: HTMLElement | null): readonly HTMLElement[] {
  return [...(scroller?.querySelectorAll<HTMLElement>('thead button, thead input') ?? [])];
}

/** Whether a place is drawn, and in sight. */
export function inSight(scroller: HTMLElement | null, place: Place, known: Known): boolean {
  const element = elementAt(scroller, place, known)?.getBoundingClientRect();
  const [region, head] = [scroller?.getBoundingClientRect(), scroller?.querySelector('thead')?.getBoundingClientRect()];
  return element !== undefined && region !== undefined && element.top >= (head?.bottom ?? region.top) - 1 && element.bottom <= region.bottom;
}

/** The first line that stands in sight beneath the head. */
export function firstInSight(scroller: HTMLElement | null, { items }: Known): number {
  const head = scroller?.querySelector('thead')?.getBoundingClientRect().bottom ?? 0;
  const rows = [...(scroller?.querySelectorAll<HTMLElement>('tbody tr[data-key]') ?? [])];
  const first = rows.find((row) => row.getBoundingClientRect().top >= head - 1);
  return Math.max(
    0,
    items.findIndex(({ key }) => key === first?.dataset.key),
  );
}
