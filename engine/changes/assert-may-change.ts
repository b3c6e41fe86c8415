import type { Actor } from '../access/actor.ts';
import { AppError } from '../errors/app-error.ts';
import type { Model } from '../metadata/model.ts';

/** Only admins and the system see and make changes of metadata. */
export function assertMayChange(actor: Actor, model: Model): void {
  if (actor.kind === 'system') return;
  if (actor.roles.some((role) => model.roles.get(role)?.admin === true)) return;
  throw new AppError('forbidden', 'Only admins may change metadata.');
}
