import type {
  HandOverAnswer,
  HandOverRequest,
  PasswordAnswer,
  PersonAnswer,
  PersonCreated,
  PersonRequest,
  PersonUpdate,
} from '../../../schemas/generated/api.ts';
import { request } from '../request.ts';
import { readAll } from './read-all.ts';

const base = '/api/people';
const one = (id: string, step = '') => `${base}/${encodeURIComponent(id)}${step}`;

/** Everybody, by name. */
export function listPeople(signal?: AbortSignal): Promise<readonly PersonAnswer[]> {
  return readAll<PersonAnswer>(base, signal);
}

/** Adds a person. The answer has the password where it was generated, this once. */
export async function createPerson(body: PersonRequest): Promise<PersonCreated> {
  return (await request<PersonCreated>('POST', base, { body })).data;
}

export async function updatePerson(id: string, body: PersonUpdate): Promise<PersonAnswer> {
  return (await request<PersonAnswer>('PATCH', one(id), { body })).data;
}

/** A new password, told this once; all sessions of the person end. */
export async function resetPassword(id: string): Promise<string> {
  return (await request<PasswordAnswer>('POST', one(id, '/password'))).data.password;
}

/** Gives what a person has to another; with `dry_run` it only counts. The operation in the answer can be undone. */
export async function handOver(id: string, body: HandOverRequest, signal?: AbortSignal): Promise<HandOverAnswer> {
  return (await request<HandOverAnswer>('POST', one(id, '/hand-over'), { body, signal })).data;
}
