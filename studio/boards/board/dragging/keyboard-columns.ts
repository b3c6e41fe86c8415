import { type CollisionDetection, closestCenter, type KeyboardCoordinateGetter, pointerWithin, rectIntersection } from '@dnd-kit/core';

/** The column beneath the pointer; by keyboard the one that the card lies on. */
export const columnUnder: CollisionDetection = (at) => {
  if (at.pointerCoordinates) {
    const within = pointerWithin(at);
    return within.length > 0 ? within : rectIntersection(at);
  }
  return closestCenter({ ...at, collisionRect: { ...at.collisionRect, top: 0, bottom: 0, height: 0 } });
};

/** Arrow keys lead from column to column, whatever lies between. */
export const columnByArrow: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return undefined;
  event.preventDefault();
  const columns = [...context.droppableRects].toSorted(([, one], [, other]) => one.left - other.left);
  const here = columns.findIndex(([id]) => id === (context.over?.id ?? context.active?.data.current?.from));
  const next = columns[here + step];
  const rect = context.collisionRect;
  if (!next || !rect) return undefined;
  const [, target] = next;
  return { x: target.left + (target.width - rect.width) / 2, y: currentCoordinates.y };
};
