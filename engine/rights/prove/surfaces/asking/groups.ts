import { Decimal } from '../../../../expressions/decimal.ts';
import type { ExpressionValue } from '../../../../expressions/types.ts';
import { type Answer, post } from '../../door.ts';
import { mayName, namedPaths } from '../../readable-paths.ts';
import type { Surface } from '../../scene.ts';
import { unread } from '../../seen-values.ts';
import { listed, onlySample } from '../records/listed-records.ts';

export type Totals = readonly Readonly<Record<string, unknown>>[];

export function rowsOf({ body }: Answer): Totals {
  // @NOTE an answer with status 200 of the aggregate route has this shape.
  return (body as { rows: Totals }).rows;
}

function label(value: unknown): string {
  if (value instanceof Decimal) return value.toFixed();
  if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id);
  if (typeof value === 'string' && /^-?\d+\.\d*0*$/.test(value)) return new Decimal(value).toFixed();
  return String(value);
}

/** How many records have each value of every field: hidden cells have none. */
export const groups: Surface = {
  name: 'group',
  routes: ['POST /api/records/:object/aggregate'],
  async check(scene, looking) {
    const { person, object, sample } = looking;
    const view = { person, mode: 'list' } as const;
    if (!scene.seen.oracle.maySomewhere(person, 'read', object.name, 'list')) return;
    const shown = listed(scene, looking);
    for (const { path, type } of namedPaths(scene.seen, object, scene.stride)) {
      const field = path.join('.');
      const question = post(`/api/records/${object.name}/aggregate`, { filter: onlySample(sample), group: [{ field }], measures: [{ fn: 'count', as: 'n' }] });
      const answer = await scene.ask(person, question);
      const open = mayName(scene.seen, person, object, path, 'list') && type !== 'texts';
      const place = { looking, question, field };
      if (!scene.same(place, open ? 200 : 400, answer.status) || !open) continue;
      const values = shown.map((record) => scene.seen.value(view, record, path));
      if (values.includes(unread)) continue;
      const counted = [...Map.groupBy(values as readonly ExpressionValue[], label)].map(([value, group]) => [value, group.length]);
      scene.same(
        place,
        counted.sort(),
        rowsOf(answer)
          .map((row) => [label(row[field]), row.n])
          .sort(),
      );
    }
  },
};
