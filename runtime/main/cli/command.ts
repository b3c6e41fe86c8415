import type { Actor } from '../../../engine/access/actor.ts';
import type { Engine } from '../engine.ts';
import type { Ground } from '../ground.ts';

/** What a command works with: the engine on the database of the settings, and the administrator it acts as. */
export interface CommandContext {
  readonly ground: Ground;
  readonly engine: Engine;
  readonly actor: Actor;
  /** Arguments without options. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  print(text: string): void;
}

/** One command of the command line; answers the exit code. */
export interface Command {
  readonly usage: string;
  readonly summary: string;
  run(context: CommandContext): Promise<number>;
}

/** A wrong call: its message and the usage are printed and the exit code is 2. */
export class UsageError extends Error {}

export function requiredWord(context: CommandContext, index: number, name: string): string {
  const word = context.words[index];
  if (word === undefined || word === '') throw new UsageError(`${name} is missing`);
  return word;
}

export function textOption(context: CommandContext, name: string): string | undefined {
  const value = context.options[name];
  if (value === true) throw new UsageError(`--${name} needs a value`);
  return typeof value === 'string' ? value : undefined;
}
