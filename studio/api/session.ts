import { request } from './request.ts';

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

export async function signIn(email: string, password: string): Promise<void> {
  await request('POST', '/api/auth/sign-in', { body: { email, password } });
}

export async function signOut(): Promise<void> {
  await request('POST', '/api/auth/sign-out');
}

export async function updateMe(changes: { readonly locale?: 'vi' | 'en'; readonly zone?: string }): Promise<void> {
  await request('PATCH', '/api/auth/me', { body: changes });
}
