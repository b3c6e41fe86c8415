import type { PointerEvent } from 'react';
import type { ListTools } from '../list-tools.ts';
import classes from '../record-table.module.css';
import { clampWidth, measuredWidths } from './column-widths.ts';

export interface ColumnResizerProps {
  readonly tools: ListTools;
  readonly path: string;
}

/** The edge of a column, to be pulled. By keyboard the menu of the column makes it wider and narrower. */
export function ColumnResizer({ tools, path }: ColumnResizerProps) {
  const start = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const edge = event.currentTarget;
    const before = measuredWidths(edge);
    const from = event.clientX;
    const width = before[path] ?? 0;
    edge.setPointerCapture(event.pointerId);
    const move = ({ clientX }: globalThis.PointerEvent) => tools.columnWidths.set({ ...before, [path]: clampWidth(width + clientX - from) });
    const end = () => {
      edge.removeEventListener('pointermove', move);
      edge.removeEventListener('pointerup', end);
      edge.removeEventListener('pointercancel', end);
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', end);
    edge.addEventListener('pointercancel', end);
  };
  // The head is draggable: pulling its edge must not drag it.
  return <span className={classes.edge} aria-hidden draggable onDragStart={(event) => event.preventDefault()} onPointerDown={start} />;
}
