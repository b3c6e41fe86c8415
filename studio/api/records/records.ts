import { type Answer, request } from '../request.ts';

/** A record as the API answers it. */
export interface WireRecord {
  readonly id: string;
  readonly version?: number;
  readonly _hidden?: readonly string[];
  /** Fields that are shown as dots and revealed one by one. */
  readonly _masked?: readonly string[];
  /** Of stored roll-ups, when the value was worked out. */
  readonly _fresh?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

export interface ListQuery {
  readonly filter?: string | undefined;
  readonly sort?: string | undefined;
  readonly search?: string | undefined;
  readonly fields?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly count?: 'none' | 'capped' | 'exact' | undefined;
}

export interface ListAnswer {
  readonly items: readonly WireRecord[];
  readonly next_cursor: string | null;
  readonly count: number | null;
  readonly count_capped?: boolean;
}

export interface HistoryEntry {
  readonly version: number;
  readonly at: string;
  readonly actor: { readonly id: string | null; readonly name: string };
  readonly operation: string;
  readonly kind: 'create' | 'update' | 'delete' | 'restore';
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown; readonly expired?: boolean }[];
}

const records = (object: string, id?: string) => `/api/records/${encodeURIComponent(object)}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;

export async function listRecords(object: string, query: ListQuery, signal?: AbortSignal): Promise<ListAnswer> {
  return (await request<ListAnswer>('GET', records(object), { query: { ...query }, signal })).data;
}

/** One record with the version its ETag names. */
export async function getRecord(object: string, id: string, fields: readonly string[], signal?: AbortSignal): Promise<WireRecord> {
  const answer = await request<WireRecord>('GET', records(object, id), { query: { fields: fields.join(',') }, signal });
  const version = versionOf(answer.etag);
  return version === undefined ? answer.data : { ...answer.data, version };
}

/** A record found by search or phone number: its title and what matched. */
export interface RecordHit {
  readonly object: string;
  readonly id: string;
  readonly title: string;
  readonly matched: string;
}

/** Records with a phone number that ends in these digits, three at least, with or without +84 or 0. */
export async function findByPhone(phone: string, signal?: AbortSignal): Promise<readonly RecordHit[]> {
  return (await request<{ items: readonly RecordHit[] }>('GET', '/api/find', { query: { phone }, signal })).data.items;
}

export function createRecord(object: string, values: Readonly<Record<string, unknown>>, key: string): Promise<Answer<WireRecord>> {
  return request<WireRecord>('POST', records(object), { body: values, headers: { 'idempotency-key': key } });
}

/** Changes fields of a record. With `version` the server refuses (409) when one of them was changed since. */
export function updateRecord(object: string, id: string, values: Readonly<Record<string, unknown>>, version: number | undefined): Promise<Answer<WireRecord>> {
  const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
  return request<WireRecord>('PATCH', records(object, id), { body: values, headers });
}

export function deleteRecord(object: string, id: string): Promise<Answer<undefined>> {
  return request<undefined>('DELETE', records(object, id));
}

/** The value of a masked field. Each call is logged with the person's name. */
export async function revealField(object: string, id: string, field: string): Promise<unknown> {
  return (await request<{ value: unknown }>('POST', `${records(object, id)}/reveal`, { body: { field } })).data.value;
}

export async function recordHistory(object: string, id: string, beforeVersion: number | undefined, signal?: AbortSignal): Promise<readonly HistoryEntry[]> {
  const query = { limit: 50, before_version: beforeVersion };
  return (await request<{ items: readonly HistoryEntry[] }>('GET', `${records(object, id)}/history`, { query, signal })).data.items;
}

function versionOf(etag: string | undefined): number | undefined {
  const digits = /"(\d+)"/.exec(etag ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Records of all objects that hold these words, blind to case and diacritics. */
export async function searchRecords(words: string, limit: number, signal?: AbortSignal): Promise<readonly RecordHit[]> {
  return (await request<{ items: readonly RecordHit[] }>('GET', '/api/search', { query: { q: words, limit }, signal })).data.items;
}

/** A figure over records: count and count_distinct are numbers, others decimal text or money; null over no records. */
export interface Measure {
  readonly fn: string;
  readonly field?: string | undefined;
}

export async function measureRecords(object: string, filter: string, measure: Measure, signal?: AbortSignal): Promise<unknown> {
  const { fn, field } = measure;
  const body = { measures: [{ fn, ...(field === undefined ? {} : { field }), as: 'value' }], ...(filter === '' ? {} : { filter }) };
  const { data } = await request<{ rows: readonly { readonly value?: unknown }[] }>('POST', `${records(object)}/aggregate`, { body, signal });
  return data.rows[0]?.value ?? null;
}
