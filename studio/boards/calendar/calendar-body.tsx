import type { ViewBodyProps } from '../board/board-body.tsx';
export function CalendarBody(_: ViewBodyProps) {
  return null;
}
