import { listRecords, type WireRecord } from '../../api/records/records.ts';
import { quoted } from '../../filter/text/filter-text.ts';
import { foldText } from '../../format/fold-text.ts';
import { type ClientMetadata, type ClientObject, findField, findObject } from '../../metadata/client-metadata.ts';
import { titlePaths } from '../../metadata/field-path.ts';
import { asText } from '../wire-value.ts';

export interface CodeSearch {
  /** Fields that a code is compared with. */
  readonly codes: readonly string[];
  readonly filter?: string | undefined;
  /** Further fields to answer. */
  readonly fields?: readonly string[];
}

/** The record that is meant, or those that it could be. */
export interface FoundByCode {
  readonly record: WireRecord | undefined;
  readonly others: readonly WireRecord[];
}

const typesOfCodes: ReadonlySet<string> = new Set(['text', 'auto_number']);
const most = 8;

/** The fields of an object that hold codes: as its counter says, else short texts that are unique, else those that are searched. */
export function codeFields(metadata: ClientMetadata, object: ClientObject | undefined): readonly string[] {
  const counter = metadata.counters?.find(({ product }) => product.object === object?.name);
  if (counter) return counter.product.codes;
  const short = (object?.fields ?? []).filter((field) => typesOfCodes.has(field.type) && field.name !== object?.title);
  const unique = short.filter((field) => field.unique === true || field.type === 'auto_number');
  return (unique.length > 0 ? unique : short.filter((field) => field.searchable)).map(({ name }) => name);
}

function folded(value: unknown): string {
  return foldText(asText(value).trim());
}

/**
 * Finds what a scanner or a person typed: the record with that code, however it is written; else the only one whose name holds the words.
 * A scanner types faster than lists are searched, so this does not look at what is on screen.
 */
export async function findByCode(metadata: ClientMetadata, object: string, typed: string, search: CodeSearch): Promise<FoundByCode> {
  const target = findObject(metadata, object);
  const codes = search.codes.filter((name) => findField(target, name));
  const fields = [...new Set(['id', ...titlePaths(metadata, object), ...codes, ...(search.fields ?? [])])].join(',');
  const narrowed = (condition: string | undefined) => [search.filter, condition].flatMap((part) => (part ? [`(${part})`] : [])).join(' && ') || undefined;
  const spelled = [...new Set([typed, typed.toUpperCase(), typed.toLowerCase()])];
  const exact = codes.flatMap((name) => spelled.map((form) => `${name} == ${quoted(form)}`)).join(' || ');
  const [byCode, byText] = await Promise.all([
    exact === '' ? undefined : listRecords(object, { filter: narrowed(exact), fields, limit: 2, count: 'none' }),
    listRecords(object, { search: typed, filter: narrowed(undefined), fields, limit: most, count: 'none' }),
  ]);
  const hits = [...(byCode?.items ?? []), ...byText.items];
  const same = new Map(hits.filter((hit) => codes.some((name) => folded(hit[name]) === folded(typed))).map((hit) => [hit.id, hit]));
  const [only] = same.values();
  if (only && same.size === 1) return { record: only, others: [] };
  const named = byText.items;
  return { record: named.length === 1 ? named[0] : undefined, others: named };
}
