import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { Editing } from '../../edit/useEditing.ts';
import { elementAt, firstInSight, headStops, inSight, type Known, type Place, placeOf } from './grid-place.ts';
import { gridStep } from './grid-step.ts';

interface Here {
  readonly id: string;
  /** Absent: the first cell, that is its link. */
  readonly path: string | undefined;
}

export interface GridKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Takes the focus that came by Tab: to where it was last, if that is in sight, else to the first line that is. Nothing scrolls. */
  enter(): void;
  /** Moves the focus so many lines on; to the first line in sight where it is elsewhere. */
  move(by: number): void;
  /** The record whose line has the focus. */
  current(): Here | undefined;
}

export interface GridOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly tools: Known;
  readonly editing: Editing | undefined;
  readonly rowHeight: number;
  readonly scrollTo: (line: number) => void;
}

/**
 * Moving through a table by keyboard: arrows, Home and End, pages, up into the head. Enter or F2 edits a cell, Enter opens what else stands in it. Lines
 * out of sight come in.
 */
export function useGridKeys(options: GridOptions): GridKeys {
  const { scroller, tools, rowHeight } = options;
  const { go, last } = useGridFocus(options);
  const place = () => (scroller.current?.contains(document.activeElement) ? placeOf(document.activeElement, tools) : undefined);
  const first = (): Place => ({ line: firstInSight(scroller.current, tools), column: tools.columns[0]?.path ?? '' });
  const current = (): Here | undefined => {
    const now = place();
    const item = now && tools.items[now.line];
    const title = now?.column === tools.columns[0]?.path;
    return item?.kind === 'record' ? { id: item.record.id, path: title ? undefined : now?.column } : undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.defaultPrevented || inEditor(event.target)) return;
    const now = place();
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = now && gridStep({ key: event.key, ends: event.ctrlKey || event.metaKey, page }, now, tools);
    if (!next) {
      if (openCell(event, current(), options.editing)) event.preventDefault();
      return;
    }
    event.preventDefault();
    if (now.line < 0 && next.line < 0) alongHead(scroller.current, event.key);
    else go(next);
  };
  return {
    onKeyDown,
    enter: () => {
      const to = last.current && inSight(scroller.current, last.current, tools) ? last.current : first();
      elementAt(scroller.current, to, tools)?.focus({ preventScroll: true });
    },
    move: (by) => {
      const now = place();
      // Keys that mean lines do not lead into the head.
      go(now ? { ...now, line: Math.min(tools.items.length - 1, Math.max(0, now.line + by)) } : first());
    },
    current,
  };
}

/** Gives the focus to a place, also to one that must be drawn first. */
function useGridFocus({ scroller, tools, scrollTo }: GridOptions) {
  const wanted = useRef<Place>(undefined);
  const last = useRef<Place>(undefined);
  const focusWanted = () => {
    const target = wanted.current && elementAt(scroller.current, wanted.current, tools);
    if (!target) return;
    last.current = wanted.current;
    wanted.current = undefined;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  // A line that was out of sight is in the page after the next drawing, or the one after that.
  useEffect(focusWanted);
  const go = (next: Place) => {
    wanted.current = next;
    if (next.line >= 0) scrollTo(next.line);
    focusWanted();
  };
  return { go, last };
}

/** In the head more than one thing stands in a column. */
function alongHead(scroller: HTMLElement | null, key: string): void {
  const stops = headStops(scroller);
  const now = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1;
  const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: stops.length - 1 }[key];
  if (to !== undefined) stops[to]?.focus();
}

/** Edits the cell, or opens what stands in it: with Ctrl also where it could be edited. Answers whether there was something to do. */
function openCell({ key, target, ctrlKey, metaKey }: KeyboardEvent, here: Here | undefined, editing: Editing | undefined): boolean {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('td[data-path]') : null;
  if (!cell || !here || (key !== 'F2' && (key !== 'Enter' || target !== cell))) return false;
  if (editing && cell.dataset.editable !== undefined && cell.dataset.path !== undefined && !ctrlKey && !metaKey) {
    editing.edit({ id: here.id, path: cell.dataset.path });
    return true;
  }
  const inside = target === cell ? cell.querySelector<HTMLElement>('a, button') : null;
  inside?.click();
  return inside !== null;
}

function inEditor(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('[data-editor], [role="menu"], input:not([type="checkbox"]), textarea, select') !== null;
}
