import { readFile } from 'node:fs/promises';
import type { Change, ChangeSetRecord } from '../../../engine/changes/change-sets.ts';
import { AppError } from '../../../engine/errors/app-error.ts';
import { validateAgainstSchema } from '../../../engine/metadata/parse-document.ts';
import type { ChangeSetDocument } from '../../../schemas/generated/metadata.ts';
import { type Command, type CommandContext, requiredWord, UsageError } from './command.ts';

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of a change set given as id or as a JSON file with its title and changes. */
async function changeSetId(context: CommandContext, word: string): Promise<string> {
  if (id.test(word)) return word;
  const json: unknown = JSON.parse(await readFile(word, 'utf8'));
  const issues = validateAgainstSchema('change_set', json);
  if (issues.length > 0) throw new AppError('invalid_document', `${word}: ${issues[0]?.pointer} ${issues[0]?.message}`, { issues });
  // @NOTE the schema has just accepted it.
  const { title, changes } = json as ChangeSetDocument;
  const created = await context.engine.changeSets.create(context.actor, {
    ...(title === undefined ? {} : { title }),
    changes: changes as unknown as readonly Change[],
  });
  return created.id;
}

function tell(context: CommandContext, set: ChangeSetRecord): void {
  context.print(`change set ${set.id}: ${set.status}`);
  for (const line of set.plan?.story ?? []) context.print(`  ${line.en}`);
  for (const { object, rows } of set.plan?.objects ?? []) context.print(`  ${object}: ${rows} records`);
  for (const { field, count } of set.plan?.unconvertible ?? []) context.print(`  ${field}: ${count} values would not convert`);
  for (const { kind, name, refers_to } of set.plan?.dependants ?? []) context.print(`  ${kind} ${name} refers to ${refers_to}`);
  for (const issue of set.plan?.issues ?? []) context.print(`  ! ${issue.pointer} ${issue.message}`);
  for (const { sql, lock } of set.plan?.ddl ?? []) context.print(`  ${sql}; -- lock: ${lock}`);
  for (const step of set.steps) context.print(`  ${step.name}: ${step.state} (${step.done} of ${step.total})`);
}

export const changeSetCommand: Command = {
  usage: 'change-set plan|apply <file or id> | change-set roll-back <id>',
  summary: 'plans, applies or rolls back a set of metadata changes',
  async run(context) {
    const { changeSets } = context.engine;
    const verb = requiredWord(context, 0, 'plan, apply or roll-back');
    const set = await changeSetId(context, requiredWord(context, 1, 'the file or id'));
    if (verb === 'plan') tell(context, await changeSets.plan(context.actor, set));
    else if (verb === 'apply' || verb === 'roll-back') {
      const done = verb === 'apply' ? await changeSets.apply(context.actor, set) : await changeSets.rollBack(context.actor, set);
      await changeSets.drain();
      tell(context, (await changeSets.get(context.actor, done.id)) ?? done);
    } else throw new UsageError(`"change-set ${verb}" is not known`);
    return 0;
  },
};
