import type { KeyboardEvent } from 'react';
import { isComposing } from '../../../keys/is-composing.ts';

/** Where in a grid something is. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** What a key does in a grid of inputs. */
export type GridDeed =
  | { readonly kind: 'go'; readonly to: GridPlace }
  | { readonly kind: 'add' }
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'remove' };

interface Pressed {
  readonly key: string;
  readonly alt: boolean;
  readonly control: boolean;
  /** A list that opens beneath the input has the arrows for itself. */
  readonly list: boolean;
  /** Such a list is open: Enter chooses in it. */
  readonly open: boolean;
  /** A text of several lines: Enter and arrows belong to it. */
  readonly multiline: boolean;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Enter goes on to the next cell and from the last one to a new line, arrows up and down stay in the column, Alt with an arrow moves the line,
 * Control with Delete takes it away. Undefined: the key is not the grid's.
 */
export function gridDeed(pressed: Pressed, at: GridPlace, size: GridSize): GridDeed | undefined {
  const { key, alt, control } = pressed;
  const vertical = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : undefined;
  if (alt && vertical !== undefined) return { kind: 'move', by: vertical };
  if (control && key === 'Delete') return { kind: 'remove' };
  if (alt || control || pressed.multiline) return undefined;
  if (vertical !== undefined) {
    const row = at.row + vertical;
    return pressed.list || row < 0 || row >= size.rows ? undefined : { kind: 'go', to: { row, column: at.column } };
  }
  if (key !== 'Enter' || pressed.open) return undefined;
  if (at.column + 1 < size.columns) return { kind: 'go', to: { row: at.row, column: at.column + 1 } };
  return at.row + 1 < size.rows ? { kind: 'go', to: { row: at.row + 1, column: 0 } } : { kind: 'add' };
}

/** The key as pressed in an input of a cell; undefined where it was pressed elsewhere, such as on a button. */
export function pressedIn(event: KeyboardEvent): Pressed | undefined {
  const { target } = event;
  if (isComposing(event.nativeEvent) || !(target instanceof HTMLElement)) return undefined;
  const field = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  if (!field && !event.altKey) return undefined;
  const list = target.getAttribute('aria-haspopup') === 'listbox' || target instanceof HTMLSelectElement;
  return {
    key: event.key,
    alt: event.altKey,
    control: event.ctrlKey || event.metaKey,
    list,
    open: list && target.getAttribute('aria-expanded') === 'true' && target.getAttribute('aria-activedescendant') !== null,
    multiline: target instanceof HTMLTextAreaElement,
  };
}

/** The place of the cell that an element is in. */
export function placeOf(element: Element): GridPlace | undefined {
  const cell = element.closest<HTMLElement>('[data-grid-column]');
  const row = element.closest<HTMLElement>('[data-grid-row]');
  if (!row) return undefined;
  return { row: Number(row.dataset.gridRow), column: Number(cell?.dataset.gridColumn ?? 0) };
}

/** Puts the focus into the input of a cell and selects what stands there, so that typing replaces it. */
export function focusCell(grid: Element | null, { row, column }: GridPlace): boolean {
  const input = grid?.querySelector<HTMLElement>(`[data-grid-row="${row}"] [data-grid-column="${column}"] :is(input, textarea, select, button)`);
  input?.focus();
  if (input instanceof HTMLInputElement && input.type !== 'checkbox') input.select();
  return input !== null && input !== undefined;
}
