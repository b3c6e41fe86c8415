import type { ViewBodyProps } from '../board/board-body.tsx';
export function MapBody(_: ViewBodyProps) {
  return null;
}
