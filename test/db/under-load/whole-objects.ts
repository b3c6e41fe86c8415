import { randomUUID } from 'node:crypto';
import type { ChangeRunner } from './change-runner.ts';
import { type ChangeSetSource, put } from './change-sets.ts';
import type { LoadCall } from './load-client.ts';
import type { LoadObject, Oracle } from './oracle.ts';
import type { Random } from './random.ts';
import { randomValues } from './write-requests.ts';

interface Filling {
  readonly oracle: Oracle;
  readonly source: ChangeSetSource;
  readonly runner: ChangeRunner;
  readonly call: LoadCall;
  readonly random: Random;
}

const clientCount = 20;
/** Above the size up to which a table is changed at once: its changes are queued. */
const parcelCount = 2_100;

/** Clients, few, and parcels, many, with the fields that stay and a few that do not. */
export async function fillObjects({ oracle, source, runner, call, random }: Filling): Promise<void> {
  const client = oracle.addObject('client', true, true);
  const parcel = oracle.addObject('parcel', true, true);
  for (const object of [client, parcel]) {
    oracle.addField(object, 'title', 'text', true, { fixed: true });
    oracle.addField(object, 'amount', 'integer', true, { fixed: true });
    oracle.addField(object, 'code', 'text', true);
    oracle.addField(object, 'level', 'choice', true, { choiceCount: 3 });
  }
  oracle.addField(parcel, 'client', 'link', true, { fixed: true });
  const documents = [client, parcel].flatMap((object) => [
    source.objectDocument(object, null),
    ...[...object.fields.values()].map((field) => source.fieldDocument(object, field)),
  ]);
  await runner.apply({ says: 'the first objects', changes: documents.map(put), assignments: [], needs: [] });
  await create(oracle, client, clientCount, random, call, (id) => oracle.clients.push(id));
  await create(oracle, parcel, parcelCount, random, call);
  runner.forget();
}

async function create(
  oracle: Oracle,
  object: LoadObject,
  count: number,
  random: Random,
  call: LoadCall,
  each: (id: string) => void = () => undefined,
): Promise<void> {
  const items = Array.from({ length: count }, () => {
    const id = randomUUID();
    const given = randomValues(oracle, random, object, ['title', 'amount', 'client'], 0.8);
    const record = oracle.addRecord(object, id, true);
    for (const [name, n] of given.numbers) oracle.value(record, name).settle(n, oracle.tick());
    return { id, values: given.values };
  });
  const answer = await call('POST', `/api/records/${object.name}`, { items });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  for (const { id } of items) each(id);
}

/** Reads every record page by page and compares all of it; answers what is wrong. */
export async function readAll(oracle: Oracle, object: LoadObject, call: LoadCall): Promise<readonly string[]> {
  const wrong: string[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  const tick = oracle.tick();
  do {
    const { status, body } = await call(
      'GET',
      `/api/records/${object.name}?limit=200&sort=amount${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    if (status !== 200) return [`${status} ${JSON.stringify(body)}`];
    for (const item of body.items as readonly Record<string, unknown>[]) {
      seen.add(String(item.id));
      const fault = oracle.wrongRecord(object, item, undefined, { from: tick, to: tick });
      if (fault !== undefined) wrong.push(fault);
    }
    cursor = (body.next_cursor as string | null) ?? undefined;
  } while (cursor !== undefined);
  const { least, most } = oracle.bounds(object, { from: tick, to: tick });
  if (least !== most) wrong.push(`the oracle is not sure of ${object.name}: ${least} to ${most}`);
  if (seen.size !== least) wrong.push(`${object.name} has ${seen.size} records, not ${least}`);
  return wrong;
}
