import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { AppError } from '../errors/app-error.ts';

/** OWASP's parameters for argon2id: 19 MiB, two passes, one lane. */
const memoryKib = 19_456;
const passes = 2;
const lanes = 1;
const tagBytes = 32;
const fewestCharacters = 10;
// Nobody types more; a megabyte of password would only be work for the server.
const mostCharacters = 1_024;

const derive = promisify(argon2);

interface Parameters {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly nonce: Buffer;
  readonly tagLength: number;
}

/** Why a password cannot be chosen, or undefined. */
export function passwordProblem(password: string): string | undefined {
  const length = [...password].length;
  if (length < fewestCharacters) return `A password has at least ${fewestCharacters} characters.`;
  if (length > mostCharacters) return `A password has at most ${mostCharacters} characters.`;
  return undefined;
}

// Without letters and digits that are taken for each other when a password is read out or written down.
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const perGroup = 5;

/** A password that nobody guesses (99 bits) and that can be read out: four groups of five letters and digits. */
export function generatePassword(): string {
  const group = (): string => Array.from({ length: perGroup }, () => readable[randomInt(readable.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

// Each hash holds 19 MiB and a thread: a flood of sign-ins must not take all of both.
const atOnce = 2;
const mostWaiting = 100;
const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < atOnce) running += 1;
  else {
    if (waiting.length >= mostWaiting) throw new AppError('busy', 'Too many people are signing in at this moment.');
    // Whoever finishes hands over its place.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function hash(password: string, parameters: Parameters): Promise<Buffer> {
  // The same letters typed on another keyboard may be other code points.
  return inTurn(() => derive('argon2id', { ...parameters, message: Buffer.from(password.normalize('NFKC')) }));
}

/** The password's argon2id hash in PHC form, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await hash(password, { memory: memoryKib, passes, parallelism: lanes, nonce, tagLength: tagBytes });
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${unpadded(nonce)}$${unpadded(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const nobody = `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;

/** Whether the password is the one hashed. Without a hash the same work is done for nothing, so that time does not tell who has an account. */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const [, memory, times, parallelism, salt, tag] = phc.exec(stored ?? nobody) ?? [];
  if (salt === undefined || tag === undefined) throw new Error('a stored password hash is not in the form this version writes');
  const expected = Buffer.from(tag, 'base64');
  const actual = await hash(password, {
    memory: Number(memory),
    passes: Number(times),
    parallelism: Number(parallelism),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected) && stored !== null && stored !== undefined;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
