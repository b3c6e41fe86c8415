import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A contact as the harness makes it, in the shape of the raw server. */
export type RawContact = Readonly<Record<string, unknown>> & { readonly account_id: number };

/** The data generator that all targets of the harness share. */
export interface HarnessData {
  rnd(below: number): number;
  contact(n: number): RawContact;
  readonly STATUS: readonly string[];
}

export async function loadHarnessData(harness: string): Promise<HarnessData> {
  return (await import(pathToFileURL(join(harness, 'targets/common.mjs')).href)) as HarnessData;
}

/** The same contact as values of our API. */
export function ourContact({ account_id, tags, ...rest }: RawContact): Readonly<Record<string, unknown>> {
  return { ...rest, tags: [...new Set(tags as readonly string[])], account: `01900000-0000-7000-8000-${account_id.toString(16).padStart(12, '0')}` };
}
