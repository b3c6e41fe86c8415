/** A person signed in to a server of ours. */
export interface ApiClient {
  readonly headers: Readonly<Record<string, string>>;
  /** The answer's body; throws when it is not 2xx. */
  call<T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown): Promise<T>;
}

export async function signIn(base: string, email: string, password: string): Promise<ApiClient> {
  const json = { 'content-type': 'application/json' };
  const answer = await fetch(`${base}/api/auth/sign-in`, { method: 'POST', headers: json, body: JSON.stringify({ email, password }) });
  if (!answer.ok) throw new Error(`${email} cannot sign in: ${answer.status} ${await answer.text()}`);
  await answer.body?.cancel();
  const headers = { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  return {
    headers,
    async call<T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown): Promise<T> {
      const init =
        body === undefined
          ? { method, headers: method === 'GET' ? headers : { ...headers, ...json } }
          : { method, headers: { ...headers, ...json }, body: JSON.stringify(body) };
      const called = await fetch(`${base}${path}`, init);
      const text = await called.text();
      if (!called.ok) throw new Error(`${method} ${path}: ${called.status} ${text.slice(0, 400)}`);
      return JSON.parse(text) as T;
    },
  };
}
