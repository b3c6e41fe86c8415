import fc from 'fast-check';
import type { Actor } from '../../../engine/access/actor.ts';
import type { RowWrite } from '../../../engine/records/record-writer.ts';
import type { ShopDatabase } from '../../setup/shop-database.ts';
import { type Draw, isRefused, randomValues, type Targets } from './random-values.ts';
import type { Snapshot } from './record-snapshot.ts';

const objects = ['customer', 'product', 'order', 'deal', 'lead', 'relation', 'task', 'combo'] as const;

interface Step {
  readonly object: string;
  readonly rows: readonly RowWrite[];
}

/** Ids outside the trash, and in it. */
function idsOf(snapshot: Snapshot, object: string, in_trash: boolean): readonly string[] {
  return [...snapshot].flatMap(([key, record]) => (key.startsWith(`${object} `) && record.in_trash === in_trash ? [key.slice(object.length + 1)] : []));
}

/** One to five writes of records of any objects. */
export function randomSteps(draw: Draw, shop: ShopDatabase, snapshot: Snapshot, users: readonly string[]): readonly Step[] {
  const targets: Targets = (object) => (object === 'user' ? users : idsOf(snapshot, object, false));
  return Array.from({ length: draw(fc.integer, { min: 1, max: 5 }) }, () => {
    const object = draw(() => fc.constantFrom(...objects));
    return { object, rows: [randomWrite(draw, shop, snapshot, object, targets)] };
  });
}

function randomWrite(draw: Draw, shop: ShopDatabase, snapshot: Snapshot, object: string, targets: Targets): RowWrite {
  const there = idsOf(snapshot, object, false);
  const trash = idsOf(snapshot, object, true);
  const kinds = [
    'create' as const,
    ...(there.length > 0 ? (['update', 'update', 'update', 'delete'] as const) : []),
    ...(trash.length > 0 ? (['restore'] as const) : []),
  ];
  const op = draw(() => fc.constantFrom(...kinds));
  if (op === 'restore') return { op, id: draw(() => fc.constantFrom(...trash)) };
  if (op === 'create') return { op, values: valuesOf(draw, shop, object, targets, true) };
  const id = draw(() => fc.constantFrom(...there));
  return op === 'delete' ? { op, id } : { op, id, values: valuesOf(draw, shop, object, targets, false, linesOf(snapshot, object, id)) };
}

function linesOf(snapshot: Snapshot, object: string, id: string): readonly string[] {
  const [child, link] = object === 'order' ? ['order_line', 'order'] : ['combo_item', 'combo'];
  return [...snapshot].flatMap(([key, record]) =>
    key.startsWith(`${child} `) && !record.in_trash && record.values[link] === id ? [key.slice(child.length + 1)] : [],
  );
}

/** Values of a record, with lines where it owns some: known lines changed or dropped, new ones added. */
function valuesOf(
  draw: Draw,
  { models }: ShopDatabase,
  name: string,
  targets: Targets,
  create: boolean,
  lines: readonly string[] = [],
): Record<string, unknown> {
  const object = models.current().objects.get(name);
  if (!object) throw new Error(`there is no ${name}`);
  const values = randomValues(draw, object, targets, 0.3, create);
  const owned = object.lines[0];
  const child = models.current().objects.get(owned?.object ?? '');
  if (!owned || !child || draw(fc.boolean)) return values;
  const kept = draw(() => fc.subarray([...lines])).map((id) => ({ id, ...(draw(fc.boolean) ? { quantity: draw(fc.integer, { min: 1, max: 9 }) } : {}) }));
  const fresh = Array.from({ length: draw(fc.integer, { min: 0, max: 2 }) }, () => {
    const { [owned.link]: _, position: __, ...line } = randomValues(draw, child, targets, 0.3, true);
    return line;
  });
  return { ...values, [owned.field]: draw(fc.boolean) ? [...kept, ...fresh] : [...fresh, ...kept] };
}

/** Writes the steps as one operation; undefined when one of them is refused, which leaves nothing written. */
export async function writeAsOperation(shop: ShopDatabase, actor: Actor, steps: readonly Step[]): Promise<string | undefined> {
  try {
    return await shop.database.transaction(async (tx) => {
      const operation = await shop.writer.startOperation(tx, actor, 'property');
      for (const { object, rows } of steps) await shop.writer.writeBatch(tx, actor, object, rows, { operation });
      return operation;
    });
  } catch (error) {
    if (isRefused(error)) return undefined;
    throw error;
  }
}
