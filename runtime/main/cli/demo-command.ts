import { findUnfinishedDemo } from '../../demo/demo-progress.ts';
import { findSamples } from '../../demo/samples/sample-chains.ts';
import { createSampleData } from '../../demo/samples/sample-data.ts';
import { fillDemo } from '../fill-demo.ts';
import { type Command, type CommandContext, requiredWord, textOption, UsageError } from './command.ts';

const pollMs = 1_000;

export const demoCommand: Command = {
  usage: 'demo generate [--scale N] | demo remove [--dry-run]',
  summary:
    'fills in sample people and records (2,000 customers times N), going on where it was interrupted, or removes them; what people added or changed stays, with what it needs',
  async run(context) {
    const verb = requiredWord(context, 0, 'generate or remove');
    if (verb === 'generate') return generate(context);
    if (verb !== 'remove') throw new UsageError(`"demo ${verb}" is not known`);
    return context.options['dry-run'] === true ? preview(context) : remove(context);
  },
};

async function generate(context: CommandContext): Promise<number> {
  const { database } = context.ground;
  const scale = Number(textOption(context, 'scale') ?? '1');
  if (!(scale > 0 && scale <= 100)) throw new UsageError('--scale must be a number from 0 to 100');
  const there = (await findSamples(database)).some((sample) => sample.there);
  if (there && !(await findUnfinishedDemo(database))) {
    context.print('there are sample records already; "demo remove" takes them away');
    return 1;
  }
  await fillDemo(database, context.engine, scale);
  return 0;
}

async function preview({ engine, print }: CommandContext): Promise<number> {
  const { objects, people, teams } = await engine.sampleData.preview();
  for (const { object, goes, changed, needed, own } of objects)
    print(`${object}: ${goes} go; ${changed} stay since they were changed, ${needed} since others that stay need them; ${own} are your own`);
  print(`${people} sample people and ${teams} teams and territories go`);
  return 0;
}

/** In this process and in chunks: killed in the middle, it goes on where it stopped when it is called again, or a server starts. */
async function remove({ ground, engine, actor, print }: CommandContext): Promise<number> {
  const samples = createSampleData({ database: ground.database, ...engine, undoJobs: engine.undoHere });
  const watch = setInterval(() => {
    void samples.standing().then(({ status, done, total }) => status === 'removing' && print(`${done} of ${total} records`));
  }, pollMs);
  try {
    const before = await samples.standing();
    if (before.status === 'none' || before.status === 'removed') {
      print('there are no sample records');
      printStaff(await samples.settle(), print);
      return 0;
    }
    // What another process was at when it was killed.
    await engine.undoHere.handle();
    await engine.undoHere.settled();
    const { status } = await samples.standing();
    if (status === 'there' || status === 'stopped') await samples.remove(actor);
    await engine.undoHere.settled();
  } finally {
    clearInterval(watch);
  }
  const staff = await samples.settle();
  const after = await samples.standing();
  print(`${after.done} records removed or put back, ${after.kept_count} kept since they were changed or are needed`);
  printStaff(staff, print);
  for (const { message } of after.issues) print(`stopped: ${message}`);
  return after.status === 'removed' ? 0 : 1;
}

function printStaff(staff: { readonly removed: number; readonly disabled: number } | undefined, print: CommandContext['print']): void {
  if (staff && staff.removed + staff.disabled > 0) print(`${staff.removed} sample people removed, ${staff.disabled} disabled since history names them`);
}
