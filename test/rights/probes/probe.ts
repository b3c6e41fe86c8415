import type { LightMyRequestResponse } from 'fastify';
import { canonical } from '../../../engine/rights/prove/scene.ts';
import { idOf } from '../office-records.ts';
import type { Stage } from '../open-stage.ts';

/** A door that the matrix has no row for: what comes through it is compared with what is written here. Answers what differs. */
export interface Probe {
  readonly name: string;
  /** Routes that it asks. */
  readonly routes: readonly string[];
  run(stage: Stage): Promise<readonly string[]>;
}

export type Body = Readonly<Record<string, unknown>>;

/** Collects what differs. */
export class Findings {
  readonly differences: string[] = [];

  same(what: string, expected: unknown, found: unknown): void {
    const [want, got] = [canonical(expected), canonical(found)];
    if (want !== got) this.differences.push(`${what}: expected ${want}, found ${got}`);
  }
}

/** Gives mai these roles and answers how to call as her. */
export async function asMai(stage: Stage, ...roles: string[]) {
  await stage.as(roles);
  const call = (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> => stage.call(idOf('user', 'mai'), { method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return call;
}

export const account = (name: string): string => `/api/records/account/${idOf('account', name)}`;
export const deal = (name: string): string => `/api/records/deal/${idOf('deal', name)}`;
