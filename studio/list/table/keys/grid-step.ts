import { beside, type Known, type Place } from './grid-place.ts';

export interface GridStep {
  readonly key: string;
  /** With Ctrl or Cmd: Home and End lead to the first and the last line. */
  readonly ends: boolean;
  /** Lines that are in sight at once. */
  readonly page: number;
}

/** As far as a key may lead; moves stop at the ends. */
const far = Number.MAX_SAFE_INTEGER;

/** Where a key leads from a place; undefined for other keys. The head lies above the first line, but no page leads into it. */
export function gridStep({ key, ends, page }: GridStep, now: Place, known: Known): Place | undefined {
  if (ends && key !== 'Home' && key !== 'End') return undefined;
  const last = known.items.length - 1;
  switch (key) {
    case 'ArrowDown':
      return { ...now, line: Math.min(last, now.line + 1) };
    case 'ArrowUp':
      return { ...now, line: Math.max(-1, now.line - 1) };
    case 'PageDown':
      return { ...now, line: Math.min(last, now.line + page) };
    case 'PageUp':
      return { ...now, line: Math.max(0, now.line - page) };
    case 'ArrowRight':
      return beside(now, 1, known);
    case 'ArrowLeft':
      return beside(now, -1, known);
    case 'Home':
      return { ...beside(now, -far, known), line: ends ? 0 : now.line };
    case 'End':
      return { ...beside(now, far, known), line: ends ? last : now.line };
    default:
      return undefined;
  }
}
