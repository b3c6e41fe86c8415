import type { QueryClient } from '@tanstack/react-query';
import type { WireRecord } from '../../api/records/records.ts';
import { asList, asMembers } from '../../fields/wire-value.ts';

type Change = (record: WireRecord) => WireRecord;

/** Changes one record wherever a list of its object holds it, so that it shows at once what was entered. */
export function patchLists(client: QueryClient, object: string, id: string, change: Change): void {
  client.setQueriesData<unknown>({ queryKey: ['records', object] }, (data: unknown) => patched(data, id, change));
}

function patched(data: unknown, id: string, change: Change): unknown {
  const members = asMembers(data);
  if (!members) return data;
  if (Array.isArray(members.pages)) {
    const pages = members.pages.map((page: unknown) => patched(page, id, change));
    return pages.some((page, index) => page !== asList(members.pages)[index]) ? { ...members, pages } : data;
  }
  if (!Array.isArray(members.items)) return data;
  if (!members.items.some((item: unknown) => asMembers(item)?.id === id)) return data;
  // @NOTE what lists of records hold are records.
  return { ...members, items: (members.items as WireRecord[]).map((item) => (item.id === id ? change(item) : item)) };
}
