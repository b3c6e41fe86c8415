import type { WireRecord } from '../../../api/records/records.ts';

/** A card on its way: it stands in its new column before the server has answered. */
export interface MovingCard {
  readonly record: WireRecord;
  readonly from: string;
  readonly to: string;
}

/** The cards of a column with those that are on their way into it on top, and without those on their way out. */
export function placedCards(rows: readonly WireRecord[], key: string, moving: ReadonlyMap<string, MovingCard>): readonly WireRecord[] {
  if (moving.size === 0) return rows;
  const known = new Set(rows.map(({ id }) => id));
  const coming = [...moving.values()].filter(({ record, to }) => to === key && !known.has(record.id)).map(({ record }) => record);
  return [...coming, ...rows.filter(({ id }) => (moving.get(id)?.to ?? key) === key)];
}
