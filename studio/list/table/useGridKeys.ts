import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { Editing } from '../edit/useEditing.ts';
import type { ListTools } from './list-tools.ts';

const steps: ReadonlyMap<string, { readonly lines: number; readonly cells: number }> = new Map([
  ['ArrowDown', { lines: 1, cells: 0 }],
  ['ArrowUp', { lines: -1, cells: 0 }],
  ['ArrowRight', { lines: 0, cells: 1 }],
  ['ArrowLeft', { lines: 0, cells: -1 }],
]);

interface Place {
  readonly line: number;
  /** Absent: the first cell, that is its link. */
  readonly path?: string | undefined;
}

export interface GridKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Moves the focus so many lines on; from the first line in sight where it is elsewhere. */
  move(by: number): void;
  /** The record whose line has the focus. */
  current(): { readonly id: string; readonly path: string | undefined } | undefined;
}

export interface GridOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly tools: Pick<ListTools, 'items' | 'columns'>;
  readonly editing: Editing | undefined;
  readonly scrollTo: (line: number) => void;
}

/** Moving through the lines and cells of a table by keyboard: arrows, and Enter or F2 to edit a cell. Lines out of sight come in. */
export function useGridKeys({ scroller, tools, editing, scrollTo }: GridOptions): GridKeys {
  const wanted = useRef<Place>(undefined);
  const { items, columns } = tools;
  const place = (): Place | undefined => {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || !scroller.current?.contains(active)) return undefined;
    const key = active.closest<HTMLElement>('tr[data-key]')?.dataset.key;
    const line = items.findIndex((item) => item.key === key);
    return line < 0 ? undefined : { line, path: active.closest<HTMLElement>('td[data-path]:not([data-first])')?.dataset.path };
  };
  const focusWanted = () => {
    const target = wanted.current && find(scroller.current, items[wanted.current.line]?.key, wanted.current.path);
    if (!target) return;
    wanted.current = undefined;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  // A line that was out of sight is in the page after the next drawing, or the one after that.
  useEffect(focusWanted);
  const go = (next: Place) => {
    if (!items[next.line]) return;
    wanted.current = next;
    scrollTo(next.line);
    focusWanted();
  };
  const firstInSight = (): number => {
    const top = scroller.current?.getBoundingClientRect().top ?? 0;
    const rows = [...(scroller.current?.querySelectorAll<HTMLElement>('tbody tr[data-key]') ?? [])];
    const first = rows.find((row) => row.getBoundingClientRect().top >= top + 20);
    return Math.max(
      0,
      items.findIndex((item) => item.key === first?.dataset.key),
    );
  };
  const move = (by: number) => {
    const now = place();
    go(now ? { ...now, line: now.line + by } : { line: firstInSight() });
  };
  const sideways = (by: number) => {
    const now = place();
    const to = now && columns[columns.findIndex(({ path }) => path === (now.path ?? columns[0]?.path)) + by];
    if (now && to) go({ line: now.line, path: to === columns[0] ? undefined : to.path });
  };
  const current: GridKeys['current'] = () => {
    const now = place();
    const item = now && items[now.line];
    return item?.kind === 'record' ? { id: item.record.id, path: now?.path } : undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || inEditor(event.target)) return;
    const step = steps.get(event.key);
    if (step && place()) {
      event.preventDefault();
      if (step.lines !== 0) move(step.lines);
      else sideways(step.cells);
      return;
    }
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('td[data-editable]') : null;
    const here = current();
    const asks = event.key === 'F2' || (event.key === 'Enter' && event.target === cell);
    if (!asks || !cell?.dataset.path || !here || !editing) return;
    event.preventDefault();
    editing.edit({ id: here.id, path: cell.dataset.path });
  };
  return { onKeyDown, move, current };
}

function inEditor(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('[data-editor], input:not([type="checkbox"]), textarea, select') !== null;
}

/** The cell, or the link or button that its line begins with. */
function find(scroller: HTMLElement | null, key: string | undefined, path: string | undefined): HTMLElement | undefined {
  const row = [...(scroller?.querySelectorAll<HTMLElement>('tr[data-key]') ?? [])].find((each) => each.dataset.key === key);
  const cells = [...(row?.querySelectorAll<HTMLElement>('td[data-path]') ?? [])];
  const cell = path === undefined ? undefined : cells.find((each) => each.dataset.path === path);
  return cell ?? row?.querySelector<HTMLElement>('td[data-first] a, td[data-first] button') ?? undefined;
}
