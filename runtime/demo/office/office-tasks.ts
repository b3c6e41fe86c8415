import { dayMs } from '../shop-clock.ts';
import { inTurn } from '../staff/demo-staff.ts';
import { ownedBy } from '../staff/owned-by.ts';
import type { OfficePen, OfficeStories } from './office-pen.ts';

/** Tasks of the days around today for people who have no customers of their own; of roles that somebody holds. */
export function officeTasks(pen: OfficePen): OfficeStories {
  const { clock, settings, staff } = pen;
  const stories = settings.office.tasks.flatMap(({ role, subject, task_type, day }) => {
    const doer = inTurn(staff.withRole(role), 0);
    if (doer === undefined) return [];
    const due = clock.at(clock.days + day, 17 * 60);
    return [
      pen.write(day - 4, { subject, task_type, status: 'open', priority: day < 0 ? 'high' : 'normal', due_at: new Date(due).toISOString(), ...ownedBy(doer) }),
    ];
  });
  return { object: 'task', stories: stories.filter(({ at }) => at <= clock.nowMs - dayMs / 48) };
}
