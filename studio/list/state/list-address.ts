import type { ViewDocument } from '../../../schemas/generated/metadata.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';

/** What the address may say of a list beside its view. Empty text takes a group or sums of the view away. */
export interface AddressState {
  readonly filter: string;
  readonly search: string;
  readonly sort: string | null;
  readonly columns: string | null;
  readonly group: string | null;
  readonly sums: string | null;
}

export const buckets = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Bucket = (typeof buckets)[number];

/** A parameter that says "none" where the view says something. */
export const nothing = '-';

export function readAddress(parameters: URLSearchParams): AddressState {
  return {
    filter: parameters.get('filter') ?? '',
    search: parameters.get('search') ?? '',
    sort: parameters.get('sort'),
    columns: parameters.get('columns'),
    group: parameters.get('group'),
    sums: parameters.get('sums'),
  };
}

function items(text: string): string[] {
  return text.split(',').filter((item) => item !== '' && item !== nothing);
}

/** "ordered_at:month" as its path and bucket. */
export function parseGroup(text: string): { readonly group?: string; readonly bucket?: Bucket } {
  const [path = '', size = ''] = text.split(':');
  if (path === '' || path === nothing) return {};
  const bucket = buckets.find((known) => known === size);
  return bucket === undefined ? { group: path } : { group: path, bucket };
}

/** The view as the address changes it: the document that the list, a board or a print shows. */
export function effectiveView(object: ClientObject, view: ViewDocument | undefined, address: AddressState, defaultColumns: readonly string[]): ViewDocument {
  const base: ViewDocument = view ?? { kind: 'view', name: '', object: object.name, label: object.plural, columns: [...defaultColumns] };
  const { group: _group, bucket: _bucket, ...ungrouped } = base;
  const columns = address.columns === null ? [] : items(address.columns);
  return {
    ...(address.group === null ? base : { ...ungrouped, ...parseGroup(address.group) }),
    ...(columns.length > 0 ? { columns } : {}),
    ...(address.sort === null ? {} : { sort: items(address.sort) }),
    ...(address.sums === null ? {} : { sums: items(address.sums) }),
  };
}

/** Joins conditions, each as it is where it is alone. */
export function joinFilters(...filters: readonly (string | undefined)[]): string {
  const given = filters.filter((text) => text !== undefined && text.trim() !== '');
  return given.length > 1 ? given.map((text) => `(${text})`).join(' && ') : (given[0] ?? '');
}

/** Whether the address says anything that the view does not: then there is something to save. */
export function differs({ filter, search: _search, ...others }: AddressState): boolean {
  return filter !== '' || Object.values(others).some((value) => value !== null);
}
