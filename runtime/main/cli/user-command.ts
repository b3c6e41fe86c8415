import { type Actor, actorId, systemActor } from '../../../engine/access/actor.ts';
import type { HandOverAnswer, PersonAnswer } from '../../../schemas/generated/api.ts';
import { type Command, type CommandContext, requiredWord, textOption, UsageError } from './command.ts';

const pageSize = 200;

export const userCommand: Command = {
  usage:
    'user list [--json] | user create <email> --role <role> [--name <name>] | user disable <email> | user hand-over <email> --to <email> [--objects <names>] [--disable] [--dry-run]',
  summary: 'lists, adds and disables people, and gives what one has to another; a new password is generated and printed once',
  async run(context) {
    const verb = requiredWord(context, 0, 'list, create, disable or hand-over');
    const act = verbs.get(verb);
    if (!act) throw new UsageError(`"user ${verb}" is not known`);
    await act(context);
    return 0;
  },
};

const verbs: ReadonlyMap<string, (context: CommandContext) => Promise<void>> = new Map([
  ['list', listPeople],
  ['create', createPerson],
  ['disable', disablePerson],
  ['hand-over', handOver],
]);

async function listPeople(context: CommandContext): Promise<void> {
  const people: PersonAnswer[] = [];
  let cursor: string | undefined;
  do {
    const page = await context.engine.rights.people.list({ limit: pageSize, cursor });
    people.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  if (context.options.json === true) context.print(JSON.stringify(people, null, 2));
  else for (const { email, name, roles, active } of people) context.print([email, name, roles.join(','), ...(active ? [] : ['disabled'])].join('\t'));
}

async function createPerson(context: CommandContext): Promise<void> {
  const email = requiredWord(context, 1, 'the e-mail address');
  const role = textOption(context, 'role');
  const { rights, models } = context.engine;
  const known = models.current().roles;
  if (role === undefined || !known.has(role)) {
    const wrong = role === undefined ? '--role is missing' : `there is no role "${role}"`;
    throw new UsageError(`${wrong}; there are ${[...known.keys()].sort().join(', ')}`);
  }
  const { password } = await rights.people.create(context.actor, { email, name: textOption(context, 'name') ?? email, roles: [role] });
  context.print(`${email} may sign in with the password ${password}`);
}

async function disablePerson(context: CommandContext): Promise<void> {
  const email = requiredWord(context, 1, 'the e-mail address');
  const id = await personId(context, email);
  await context.engine.rights.people.update(actorFor(context, id), id, { active: false });
  context.print(`${email} may no longer sign in`);
}

async function handOver(context: CommandContext): Promise<void> {
  const id = await personId(context, requiredWord(context, 1, 'the e-mail address'));
  const successor = textOption(context, 'to');
  if (successor === undefined) throw new UsageError('--to is missing');
  const objects = textOption(context, 'objects')?.split(',');
  const request = {
    to: await personId(context, successor),
    disable: context.options.disable === true,
    dry_run: context.options['dry-run'] === true,
    ...(objects ? { objects: objects.map((name) => name.trim()) } : {}),
  };
  for (const line of told(await context.engine.rights.people.handOver(actorFor(context, id), id, request))) context.print(line);
}

/** Whoever is at the machine may act on the very administrator that the command line acts as. */
function actorFor({ actor }: CommandContext, person: string): Actor {
  return actorId(actor) === person ? systemActor('command line') : actor;
}

async function personId(context: CommandContext, email: string): Promise<string> {
  const found = await context.engine.identity.findUser(email);
  if (!found) throw new UsageError(`nobody has the e-mail address ${email}`);
  return found.id;
}

function told({ operation, dry_run, records, refused, shares, share_rules, reports, teams, disabled }: HandOverAnswer): readonly string[] {
  const counts = [
    ...records.map(({ object, count }) => `${object}: ${count}`),
    `shares: ${shares + share_rules}`,
    `reports: ${reports}`,
    `teams led: ${teams}`,
    ...refused.map(({ object, id, message }) => `! ${object} ${id} stays: ${message}`),
  ];
  if (dry_run) return counts;
  return [...counts, ...(disabled ? ['disabled'] : []), ...(operation === null ? [] : [`operation ${operation} (undo gives everything back)`])];
}
