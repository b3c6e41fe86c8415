import { randomBytes } from 'node:crypto';
import { type Command, requiredWord, textOption, UsageError } from './command.ts';

export const userCommand: Command = {
  usage: 'user create <email> [--name <name>] [--role <role>]',
  summary: 'adds a person with a generated password, which is printed once; the role is staff unless given',
  async run(context) {
    if (requiredWord(context, 0, 'create') !== 'create') throw new UsageError('only "user create" is known');
    const email = requiredWord(context, 1, 'the e-mail address');
    const role = textOption(context, 'role') ?? 'staff';
    const { identity, models } = context.engine;
    if (!models.current().roles.has(role)) throw new UsageError(`there is no role "${role}"; there are ${[...models.current().roles.keys()].join(', ')}`);
    const password = randomBytes(12).toString('base64url');
    await identity.createUser({ email, name: textOption(context, 'name') ?? email, password, roles: [role] });
    context.print(`${email} may sign in with the password ${password}`);
    return 0;
  },
};
