const narrowest = 64;
const widest = 800;

export function clampWidth(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)));
}

/** How wide the columns of a table are on screen, by path; from any element in its head. */
export function measuredWidths(inside: Element): Readonly<Record<string, number>> {
  const heads = inside.closest('tr')?.querySelectorAll<HTMLElement>('th[data-path]') ?? [];
  return Object.fromEntries([...heads].map((head) => [head.dataset.path ?? '', head.offsetWidth]));
}
