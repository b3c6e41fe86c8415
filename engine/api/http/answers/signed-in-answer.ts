import type { SignedInAnswer } from '../../../../schemas/generated/api.ts';
import { isAdmin } from '../../../access/grants.ts';
import type { SignedInUser } from '../../../identity/signed-in.ts';
import type { Model } from '../../../metadata/model.ts';

/** A person as they see themselves. */
export function signedInAnswer(model: Model, user: SignedInUser): SignedInAnswer {
  const { id, name, email, roles, zone, locale } = user;
  return { user: { id, name, email, roles: [...roles], zone, locale, admin: isAdmin(model, user) } };
}
