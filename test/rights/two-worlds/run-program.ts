import type { LightMyRequestResponse } from 'fastify';
import { idOf } from '../office-records.ts';
import type { Stage } from '../open-stage.ts';
import type { HintStream } from './hint-stream.ts';
import { kindMade, type Made, withIds } from './names.ts';
import type { Program, Step } from './programs/steps.ts';

/** What one request came to: everything of the answer that could tell one world from another. */
export interface Heard {
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Ids of files by the record and the field, or `attachment`, that hold them. */
export type FileOf = (name: string, field: string) => string | undefined;

interface Call {
  readonly method: Method;
  readonly url: string;
  readonly payload?: object | string;
  /** Pages of a list to be followed. */
  readonly pages?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const writing: ReadonlySet<Step['kind']> = new Set(['create', 'update', 'delete', 'restore', 'bulk', 'undo', 'reveal', 'export', 'share', 'unshare']);
/** Questions that come with a body. */
const askingPosts = /\/(aggregate|export|titles|stages|duplicates|preview)$/;
const mai = idOf('user', 'mai');
const boss = idOf('user', 'em');
// Of the moment, and as long as what is in the body.
const passing = new Set(['date', 'connection', 'keep-alive', 'content-length', 'x-request-id']);

function query(parameters: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(parameters).toString();
  return text === '' ? '' : `?${text}`;
}

function reads({ method, url, payload }: Call): boolean {
  return method === 'GET' || askingPosts.test(url) || (typeof payload === 'object' && 'dry_run' in payload && payload.dry_run === true);
}

/** Whether something of the step would stay in the one transaction. */
function writes(step: Step): boolean {
  if (step.kind !== 'ask') return writing.has(step.kind);
  return !reads({ method: step.method, url: step.path, ...(step.body === undefined ? {} : { payload: step.body }) });
}

/** Without parameters that are not given. */
function present(parameters: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** The steps that are one call, told beforehand. */
function callOf(step: Step, made: Made): Call | undefined {
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
    case 'why': {
      const { name, field, action } = step;
      const record = name === undefined ? undefined : idOf(step.object, name);
      return { method: 'GET', url: `/api/access/why${query(present({ object: step.object, record, field, action }))}` };
    }
    case 'shares':
      return {
        method: 'GET',
        url: `${at(step.object, step.name)}/${step.subjects === undefined ? 'shares' : `share-subjects${query({ search: step.subjects })}`}`,
      };
    case 'share':
      return { method: 'POST', url: `${at(step.object, step.name)}/shares`, payload: { subject: step.subject, can: step.can } };
    case 'metadata':
      return { method: 'GET', url: step.path === 'openapi' ? '/api/openapi.json' : `/api/metadata${step.path}` };
    case 'ask': {
      const body = step.body === undefined ? undefined : (JSON.parse(withIds(JSON.stringify(step.body), made)) as object);
      const file = step.file === undefined ? {} : { payload: step.file, headers: { 'content-type': 'application/octet-stream' } };
      return { method: step.method, url: withIds(step.path, made), ...(body === undefined ? file : { payload: body }), pages: step.pages ?? 1 };
    }
    case 'operations':
      return { method: 'GET', url: '/api/operations' };
    default:
      return undefined;
  }
}

function csv(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map((cell) => `"${cell}"`).join()).join('\n')}\n`;
}

/** Knows records again by the column: an outside key, or a field of that name. */
function trialMapping(object: string, key: string): object {
  const field = key.toLowerCase();
  const known =
    key === 'Key' ? { key: { external: 'keys', column: key }, fields: { name: 'Name' } } : { key: { fields: [field] }, fields: { [field]: key, name: 'Name' } };
  return { kind: 'mapping', name: 'trial', label: { en: 'Trial', vi: 'Trial' }, source: 'old', records: [{ object, as: object, ...known }] };
}

/** Runs programs as mai in one of the worlds. */
export class Runner {
  readonly #stage: Stage;
  readonly #hints: HintStream;
  /** Ids of files by the account that holds them: each world has its own. */
  readonly #fileOf: FileOf;
  readonly #made = new Map<string, string>();
  #heard: Heard[] = [];
  #shadow = false;

  constructor(stage: Stage, hints: HintStream, fileOf: FileOf) {
    this.#stage = stage;
    this.#hints = hints;
    this.#fileOf = fileOf;
  }

  /** Everything that mai hears; afterwards nothing of it has happened. */
  async run({ shadow, steps }: Program): Promise<readonly Heard[]> {
    this.#heard = [];
    this.#made.clear();
    this.#shadow = shadow;
    this.#hints.clear();
    for (const step of steps) await this.#step(step);
    const hints = await this.#hints.soFar();
    if (steps.some(writes)) await this.#stage.reset();
    return [...this.#heard, { request: 'hints', status: 0, headers: {}, body: hints.join('\n') }];
  }

  async #step(step: Step): Promise<void> {
    const call = callOf(step, this.#made);
    if (call) await this.#askPages(call);
    else if (step.kind === 'list') await this.#pages(step);
    else if (step.kind === 'import') await this.#rehearse(step);
    else if (step.kind === 'wizard') await this.#tryFile(step);
    else if (step.kind === 'file') await this.#ask({ method: 'GET', url: `/api/files/${this.#fileOf(step.name, step.field) ?? idOf('file', step.name)}` });
    else if (step.kind === 'unshare') {
      const share = this.#made.get('share') ?? idOf('share', 'none');
      await this.#ask({ method: 'DELETE', url: `/api/records/${step.object}/${idOf(step.object, step.name)}/shares/${share}` });
    } else if (step.kind === 'undo' && this.#made.has('operation'))
      await this.#ask({ method: 'POST', url: `/api/operations/${this.#made.get('operation')}/undo`, payload: {} });
  }

  async #ask(call: Call): Promise<LightMyRequestResponse> {
    const { pages: _pages, ...asked } = call;
    if (this.#shadow && reads(call)) await this.#stage.call(boss, asked);
    const answer = await this.#stage.call(mai, asked);
    const operation = answer.headers['trellis-operation'];
    if (typeof operation === 'string') this.#made.set('operation', operation);
    const kind = call.method === 'POST' && answer.statusCode === 201 ? kindMade(call.url) : undefined;
    if (kind !== undefined) this.#made.set(kind, String(answer.json<{ id?: string; file?: string }>().id ?? answer.json<{ file?: string }>().file));
    if (!reads(call) && answer.statusCode < 300) await this.#hints.settle();
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

  async #askPages(call: Call): Promise<void> {
    let answer = await this.#ask(call);
    for (let page = 1; page < (call.pages ?? 1) && answer.statusCode === 200; page += 1) {
      const next = answer.json<{ next_cursor?: string | null }>().next_cursor;
      if (typeof next !== 'string') return;
      answer = await this.#ask({ ...call, url: `${call.url}${call.url.includes('?') ? '&' : '?'}${query({ cursor: next }).slice(1)}` });
    }
  }

  /** A file sent, looked at and tried: nothing is kept of it. */
  async #tryFile({ object, key, rows }: Step & { kind: 'wizard' }): Promise<void> {
    const taken = await this.#ask({
      method: 'POST',
      url: `/api/imports/inspect?file_name=x.csv&object=${object}`,
      payload: csv([[key, 'Name'], ...rows]),
      headers: { 'content-type': 'text/csv' },
    });
    if (taken.statusCode !== 201) return;
    const at = `/api/imports/files/${this.#made.get('file')}`;
    await this.#ask({ method: 'POST', url: `${at}/preview`, payload: { mapping: trialMapping(object, key) } });
    await this.#ask({ method: 'DELETE', url: at, payload: {} });
  }

  async #rehearse({ mapping, rows }: Step & { kind: 'import' }): Promise<void> {
    const started = await this.#ask({
      method: 'POST',
      url: `/api/imports?mapping=${mapping}&dry_run=1&file_name=x.csv`,
      payload: csv([[mapping === 'accounts_by_key' ? 'Key' : 'Code', 'Name'], ...rows]),
      headers: { 'content-type': 'text/csv' },
    });
    if (started.statusCode !== 202) return;
    await this.#stage.imports.settled();
    const { id } = started.json<{ id: string }>();
    for (const path of ['', '/faults']) await this.#ask({ method: 'GET', url: `/api/imports/${id}${path}` });
  }
}
