import type { ActorRights } from './actor-rights.ts';
import type { TokenScope } from './token-scopes.ts';

/** A person as actors are made of: the same shape as engine/access has for a user. */
export interface SignedInUser {
  readonly kind: 'user';
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly rights: ActorRights;
  readonly zone: string;
  readonly locale: 'vi' | 'en';
  /** Names of the only objects that the API token reaches; absent for all. */
  readonly only?: readonly string[];
}

/** Who a token stands for, and how they came in. */
export interface SignedIn {
  readonly user: SignedInUser;
  readonly via: 'session' | 'api_token';
  /** What the API token may be used for; a session is used for everything. */
  readonly scopes: readonly TokenScope[];
}

/** What people have who chose no zone or language. */
export interface UserDefaults {
  readonly zone: string;
  readonly locale: 'vi' | 'en';
}
