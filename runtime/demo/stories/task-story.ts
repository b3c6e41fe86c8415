import { demoId } from '../chance/demo-id.ts';
import type { DemoWorld } from '../demo-world.ts';
import type { DemoTexts } from '../settings/demo-settings.ts';
import { dayMs, hourMs } from '../shop-clock.ts';
import type { Shopper } from '../shopper.ts';
import { inTurn } from '../staff/demo-staff.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { Story } from '../story.ts';

type About = DemoTexts['tasks'][number]['about'];

/** A task about the customer or one of its records: done in the past, or due in the next days. */
export function taskStories(world: DemoWorld, shopper: Shopper, records: Readonly<Record<About, readonly Story[]>>): readonly Story[] {
  const { random } = shopper;
  const { clock, settings } = world;
  const possible = settings.texts.tasks.filter(({ about }) => records[about].length > 0);
  if (possible.length === 0 || !random.chance(settings.tasks.per_customer)) return [];
  const { about, subject, task_type } = random.pick(possible);
  const record = random.pick(records[about]);
  const recent = random.chance(0.35);
  const wanted = recent ? clock.nowMs - random.int(0, 6) * dayMs : record.at + random.int(0, 48) * hourMs;
  const at = Math.max(record.at, Math.min(clock.nowMs - hourMs, wanted));
  const dueAt = at + random.int(1, 10) * dayMs;
  const doneAt = at + random.int(2, 200) * hourMs;
  const others = world.staff.forTask(task_type) ?? (about === 'ticket' ? world.staff.tickets : undefined);
  const doer = others ? inTurn(others, shopper.index) : shopper.owner;
  const values = {
    subject,
    about: { object: about, id: record.id },
    task_type,
    status: 'open',
    priority: random.pick(['normal', 'normal', 'normal', 'high', 'low']),
    due_at: new Date(dueAt).toISOString(),
    ...ownedBy(doer),
  };
  const done = { at: doneAt, values: { status: 'done', done_at: new Date(doneAt).toISOString() } };
  return [{ id: demoId(at, random), at, values, changes: random.chance(0.9) || at < clock.nowMs - 30 * dayMs ? [done] : [] }];
}
