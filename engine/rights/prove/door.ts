/** What is asked of the API. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  /** JSON, parsed; text where it is something else. */
  readonly body: unknown;
}

/** The API as the person would have it. */
export interface Door {
  ask(person: string, question: Question): Promise<Answer>;
}

export function get(path: string, query: Readonly<Record<string, string | number | undefined>> = {}): Question {
  const parameters = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const text = new URLSearchParams(parameters as [string, string][]).toString();
  return { method: 'GET', url: text === '' ? path : `${path}?${text}` };
}

export function post(url: string, body: unknown): Question {
  return { method: 'POST', url, body };
}
