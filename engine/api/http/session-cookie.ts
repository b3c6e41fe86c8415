import { sessionLifetimeMs } from '../../identity/sessions.ts';

const plainName = 'trellis_session';
const hostName = '__Host-trellis_session';

/** The cookie's value in a Cookie header, or undefined. Both names are read, so that moving to https does not sign people out. */
export function readSessionCookie(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  return cookieValue(header, hostName) ?? cookieValue(header, plainName);
}

function cookieValue(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** Set-Cookie texts; with an https address the __Host- name, which no other host of the domain can set. */
export function sessionCookies(publicUrl: string): { set(token: string): string; clear(): readonly string[] } {
  const secure = publicUrl.startsWith('https:');
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const maxAge = Math.floor(sessionLifetimeMs / 1_000);
  return {
    set: (token) => `${secure ? hostName : plainName}=${token}; ${attributes}; Max-Age=${maxAge}`,
    clear: () => [`${plainName}=; ${attributes}; Max-Age=0`, ...(secure ? [`${hostName}=; ${attributes}; Max-Age=0`] : [])],
  };
}
