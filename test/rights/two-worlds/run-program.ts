import type { LightMyRequestResponse } from 'fastify';
import { idOf } from '../office-records.ts';
import type { Stage } from '../open-stage.ts';
import type { HintStream } from './hint-stream.ts';
import type { Program, Step } from './steps.ts';

/** What one request came to: everything of the answer that could tell one world from another. */
export interface Heard {
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

interface Call {
  readonly method: Method;
  readonly url: string;
  readonly payload?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

const mai = idOf('user', 'mai');
const boss = idOf('user', 'em');
// Of the moment, and as long as what is in the body.
const passing = new Set(['date', 'connection', 'keep-alive', 'content-length', 'x-request-id']);

function query(parameters: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(parameters).toString();
  return text === '' ? '' : `?${text}`;
}

/** The steps that are one call, told beforehand. */
function callOf(step: Step): Call | undefined {
  const at = (object: string, name: string): string => `/api/records/${object}/${idOf(object, name)}`;
  switch (step.kind) {
    case 'get':
      return { method: 'GET', url: `${at(step.object, step.name)}${step.fields === undefined ? '' : query({ fields: step.fields })}` };
    case 'history':
      return { method: 'GET', url: `${at(step.object, step.name)}/history` };
    case 'aggregate':
    case 'export':
      return {
        method: 'POST',
        url: `/api/records/${step.object}/${step.kind}`,
        payload: step.kind === 'export' ? { reason: 'Two worlds', ...step.body } : step.body,
      };
    case 'search':
      return { method: 'GET', url: `/api/search${query({ q: step.text })}` };
    case 'phone':
      return { method: 'GET', url: `/api/find${query({ phone: step.text })}` };
    case 'create':
      return { method: 'POST', url: `/api/records/${step.object}`, payload: { id: idOf(step.object, step.name), ...step.values } };
    case 'update':
      return {
        method: 'PATCH',
        url: at(step.object, step.name),
        payload: step.values,
        ...(step.version === undefined ? {} : { headers: { 'if-match': `"${step.version}"` } }),
      };
    case 'delete':
      return { method: 'DELETE', url: at(step.object, step.name) };
    case 'restore':
      return { method: 'POST', url: `${at(step.object, step.name)}/restore`, payload: {} };
    case 'bulk':
      return {
        method: 'POST',
        url: `/api/records/${step.object}`,
        payload: {
          mode: step.mode,
          items: step.items.map(({ op, name, values }) => ({ op, id: idOf(step.object, name), ...(op === 'delete' ? {} : { values }) })),
        },
      };
    case 'reveal':
      return { method: 'POST', url: `${at('account', step.name)}/reveal`, payload: { field: step.field } };
    case 'metadata':
      return { method: 'GET', url: step.path === 'openapi' ? '/api/openapi.json' : `/api/metadata${step.path}` };
    case 'operations':
      return { method: 'GET', url: '/api/operations' };
    default:
      return undefined;
  }
}

/** Runs programs as mai in one of the worlds. */
export class Runner {
  readonly #stage: Stage;
  readonly #hints: HintStream;
  /** Ids of files by the account that holds them: each world has its own. */
  readonly #fileOf: (name: string) => string | undefined;
  #operation: string | undefined;
  #heard: Heard[] = [];
  #shadow = false;

  constructor(stage: Stage, hints: HintStream, fileOf: (name: string) => string | undefined) {
    this.#stage = stage;
    this.#hints = hints;
    this.#fileOf = fileOf;
  }

  /** Everything that mai hears; afterwards nothing of it has happened. */
  async run({ shadow, steps }: Program): Promise<readonly Heard[]> {
    this.#heard = [];
    this.#operation = undefined;
    this.#shadow = shadow;
    this.#hints.clear();
    for (const step of steps) await this.#step(step);
    const hints = await this.#hints.soFar();
    if (steps.some((step) => ['create', 'update', 'delete', 'restore', 'bulk', 'undo', 'reveal', 'export'].includes(step.kind))) await this.#stage.reset();
    return [...this.#heard, { request: 'hints', status: 0, headers: {}, body: hints.join('\n') }];
  }

  async #step(step: Step): Promise<void> {
    const call = callOf(step);
    if (call) await this.#ask(call);
    else if (step.kind === 'list') await this.#pages(step);
    else if (step.kind === 'import') await this.#rehearse(step);
    else if (step.kind === 'file') await this.#ask({ method: 'GET', url: `/api/files/${this.#fileOf(step.name) ?? idOf('file', step.name)}` });
    else if (step.kind === 'undo' && this.#operation !== undefined)
      await this.#ask({ method: 'POST', url: `/api/operations/${this.#operation}/undo`, payload: {} });
  }

  async #ask(call: Call): Promise<LightMyRequestResponse> {
    if (this.#shadow && (call.method === 'GET' || /\/(aggregate|export)$/.test(call.url))) await this.#stage.call(boss, call);
    const answer = await this.#stage.call(mai, call);
    const operation = answer.headers['trellis-operation'];
    if (typeof operation === 'string') this.#operation = operation;
    if (call.method !== 'GET' && answer.statusCode < 300) await this.#hints.settle();
    this.#hear(`${call.method} ${decodeURIComponent(call.url)}${call.payload === undefined ? '' : ` ${JSON.stringify(call.payload)}`}`, answer);
    return answer;
  }

  #hear(request: string, answer: LightMyRequestResponse): void {
    const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !passing.has(name)));
    this.#heard.push({ request, status: answer.statusCode, headers, body: answer.body });
  }

  async #pages({ object, query: first, pages }: Step & { kind: 'list' }): Promise<void> {
    let cursor: string | undefined;
    for (let page = 0; page < pages; page += 1) {
      const answer = await this.#ask({ method: 'GET', url: `/api/records/${object}${query(cursor === undefined ? first : { ...first, cursor })}` });
      const next = answer.statusCode === 200 ? answer.json<{ next_cursor: string | null }>().next_cursor : null;
      if (next === null) return;
      cursor = next;
    }
  }

  async #rehearse({ mapping, rows }: Step & { kind: 'import' }): Promise<void> {
    const text = [[mapping === 'accounts_by_key' ? 'Key' : 'Code', 'Name'], ...rows].map((row) => row.map((cell) => `"${cell}"`).join()).join('\n');
    const started = await this.#ask({
      method: 'POST',
      url: `/api/imports?mapping=${mapping}&dry_run=1&file_name=x.csv`,
      payload: `${text}\n`,
      headers: { 'content-type': 'text/csv' },
    });
    if (started.statusCode !== 202) return;
    await this.#stage.imports.settled();
    const { id } = started.json<{ id: string }>();
    for (const path of ['', '/faults']) await this.#ask({ method: 'GET', url: `/api/imports/${id}${path}` });
  }
}
