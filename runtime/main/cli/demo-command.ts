import type { Database } from '../../../engine/database/database.ts';
import { sql } from '../../../engine/sql/sql.ts';
import { findUnfinishedDemo } from '../../demo/demo-progress.ts';
import { removeStaff } from '../../demo/staff/remove-staff.ts';
import { fillDemo } from '../fill-demo.ts';
import { type Command, requiredWord, textOption, UsageError } from './command.ts';

export const demoCommand: Command = {
  usage: 'demo generate [--scale N] | demo remove',
  summary: 'fills in sample people and records (2,000 customers times N), going on where it was interrupted, or removes them; what people changed stays',
  async run(context) {
    const verb = requiredWord(context, 0, 'generate or remove');
    const { database } = context.ground;
    if (verb === 'generate') {
      const scale = Number(textOption(context, 'scale') ?? '1');
      if (!(scale > 0 && scale <= 100)) throw new UsageError('--scale must be a number from 0 to 100');
      if ((await findDemos(database)).length > 0 && !(await findUnfinishedDemo(database))) {
        context.print('there are sample records already; "demo remove" takes them away');
        return 1;
      }
      await fillDemo(database, context.engine, scale);
      return 0;
    }
    if (verb !== 'remove') throw new UsageError(`"demo ${verb}" is not known`);
    const operations = await findDemos(database);
    for (const { id } of operations) {
      const { undone, kept } = await context.engine.writer.undo(context.actor, id);
      context.print(`${undone} records removed or put back, ${kept.length} kept since they were changed`);
    }
    if (operations.length === 0) context.print('there are no sample records');
    const staff = await removeStaff({ database, ...context.engine });
    if (staff) context.print(`${staff.removed} sample people removed, ${staff.disabled} disabled since history names them`);
    return 0;
  },
};

/** The operations whose sample records are there. */
function findDemos(database: Database): Promise<{ id: string }[]> {
  return database.query<{ id: string }>(sql`select id::text as id from sys.operation where kind = 'demo' and undone_by is null order by at desc`);
}
