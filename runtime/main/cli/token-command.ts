import type { NewApiToken } from '../../../engine/identity/api-tokens.ts';
import { tokenScopes } from '../../../engine/identity/token-scopes.ts';
import type { Model } from '../../../engine/metadata/model.ts';
import { type Command, type CommandContext, requiredWord, textOption, UsageError } from './command.ts';
import { parseExpiry } from './parse-expiry.ts';

function words(context: CommandContext, option: string): readonly string[] | undefined {
  return textOption(context, option)
    ?.split(',')
    .map((word) => word.trim());
}

function readLimits(context: CommandContext, model: Model, now: Date): Omit<NewApiToken, 'name'> {
  const objects = words(context, 'objects');
  for (const name of objects ?? []) if (!model.objects.has(name)) throw new UsageError(`there is no object "${name}"`);
  // A list of objects alone is the wish for a narrow token.
  const scopes = (words(context, 'scopes') ?? (objects ? ['read'] : ['full'])).map((word) => {
    const scope = tokenScopes.find((name) => name === word);
    if (scope === undefined) throw new UsageError(`--scopes are ${tokenScopes.join(', ')}, not "${word}"`);
    return scope;
  });
  const expires = textOption(context, 'expires');
  if (expires === undefined) return { scopes, ...(objects ? { objects } : {}) };
  const parsed = parseExpiry(expires, now);
  if (!parsed.ok) throw new UsageError(parsed.issues[0]?.message);
  return { scopes, ...(objects ? { objects } : {}), expires_at: parsed.value };
}

export const tokenCommand: Command = {
  usage: 'token create [--name <name>] [--scopes read,write,metadata,full] [--objects <names>] [--expires 90d] [--email <of whom>]',
  summary: 'makes an API token and prints it once; without --scopes it may do all that its user may, with --objects alone it reads them',
  async run(context) {
    if (requiredWord(context, 0, 'create') !== 'create') throw new UsageError('only "token create" is known');
    const { identity, models, clock } = context.engine;
    const limits = readLimits(context, models.current(), clock());
    const email = textOption(context, 'email') ?? context.ground.settings.adminEmail;
    const user = await identity.findUser(email);
    if (!user) throw new UsageError(`nobody has the e-mail address ${email}`);
    const { token } = await identity.createToken(user.id, { name: textOption(context, 'name') ?? 'command line', ...limits });
    context.print(token);
    return 0;
  },
};
