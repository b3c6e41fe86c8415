import { listRecords, type WireRecord } from '../../api/records/records.ts';
import { joinFilters } from '../state/list-address.ts';
import type { RecordListRequest } from '../state/useRecordList.ts';
import type { ListGroup } from '../table/table-item.ts';

/** Rows that one print holds; more would be no reading but an export. */
export const mostPrinted = 1_000;
const pageSize = 200;

export interface PrintedPart {
  /** The head of a group; absent where the list has none. */
  readonly title?: string;
  readonly count: number;
  readonly rows: readonly WireRecord[];
}

export interface PrintedRows {
  readonly parts: readonly PrintedPart[];
  readonly count: number;
  /** There are more than are printed. */
  readonly cut: boolean;
}

/** All rows of a list, group by group where it has groups, up to what one print holds. */
export async function loadForPrint(request: RecordListRequest, groups: readonly ListGroup[] | undefined, signal?: AbortSignal): Promise<PrintedRows> {
  const parts: PrintedPart[] = [];
  let left = mostPrinted;
  let cut = false;
  for (const group of groups ?? [undefined]) {
    if (left === 0) {
      cut = true;
      break;
    }
    const { rows, more } = await loadPart({ ...request, filter: joinFilters(request.filter, group?.condition) }, left, signal);
    left -= rows.length;
    cut ||= more;
    parts.push({ ...(group ? { title: group.title } : {}), count: group?.count ?? rows.length, rows });
  }
  return { parts, count: mostPrinted - left, cut };
}

async function loadPart({ object, fields, filter, search, sort }: RecordListRequest, most: number, signal: AbortSignal | undefined) {
  const rows: WireRecord[] = [];
  let cursor: string | null = '';
  while (cursor !== null && rows.length < most) {
    const limit = Math.min(pageSize, most - rows.length);
    const page = await listRecords(object, { fields: fields.join(','), filter, search, sort, limit, cursor, count: 'none' }, signal);
    rows.push(...page.items);
    cursor = page.next_cursor;
  }
  return { rows, more: cursor !== null };
}
