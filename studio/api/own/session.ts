import type { Label } from '../../../schemas/generated/metadata.ts';
import { request } from '../request.ts';

export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly zone: string;
  readonly locale: 'vi' | 'en';
  readonly admin: boolean;
}

/** The person signed in, or null. */
export async function loadMe(signal?: AbortSignal): Promise<SignedInUser | null> {
  return (await request<{ user: SignedInUser | null }>('GET', '/api/auth/me', { signal })).data.user;
}

/** A person of the demo whom one may sign in as without a password. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly label: Label;
  readonly description?: Label;
  readonly teams: readonly string[];
}

/** The people of the demo; none where demo sign-in is not offered. */
export async function loadDemoPeople(signal?: AbortSignal): Promise<readonly DemoPerson[]> {
  // Asked for only where it is there: a browser complains of every answer that is no success.
  const { demo } = (await request<{ user: SignedInUser | null; demo?: boolean }>('GET', '/api/auth/me', { signal })).data;
  return demo === true ? (await request<{ people: readonly DemoPerson[] }>('GET', '/api/auth/demo', { signal })).data.people : [];
}

export async function signInAsDemo(person: string): Promise<void> {
  await request('POST', '/api/auth/demo', { body: { person } });
}

export async function signIn(email: string, password: string): Promise<void> {
  await request('POST', '/api/auth/sign-in', { body: { email, password } });
}

export async function signOut(): Promise<void> {
  await request('POST', '/api/auth/sign-out');
}

export async function updateMe(changes: { readonly locale?: 'vi' | 'en'; readonly zone?: string }): Promise<void> {
  await request('PATCH', '/api/auth/me', { body: changes });
}
