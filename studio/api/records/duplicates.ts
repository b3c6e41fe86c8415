import type { Label } from '../../../schemas/generated/metadata.ts';
import { request } from '../request.ts';
import type { WireRecord } from './records.ts';

/** A record that may be the same as one about to be saved. */
export interface DuplicateHit {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  /** Why it may be the same. */
  readonly label: Label;
  readonly record: WireRecord;
}

/** At most five records that may be the same, by the rules of the object. */
export async function findDuplicates(
  object: string,
  values: Readonly<Record<string, unknown>>,
  except: string | undefined,
  signal?: AbortSignal,
): Promise<readonly DuplicateHit[]> {
  const body = except === undefined ? { values } : { values, except };
  const path = `/api/records/${encodeURIComponent(object)}/duplicates`;
  return (await request<{ items: readonly DuplicateHit[] }>('POST', path, { body, signal })).data.items;
}
