import { createHash, randomBytes } from 'node:crypto';

/** Starts every API token, so that a leaked one is recognised. */
export const apiTokenPrefix = 'trl_';

/** A new secret of 256 bits. */
export function newToken(prefix = ''): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** What is stored and looked up instead of the secret. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
