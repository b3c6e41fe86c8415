import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeSets } from '../../engine/changes/change-sets.ts';
import { AppError } from '../../engine/errors/app-error.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';

let api: TestApi;
/** What a faulty handler writes before it refuses. */
let planted: readonly string[] = [];

const newCustomer = (name: string): string =>
  `insert into crm.customer (id, name, created_at, updated_at, version) values (uuidv7(), '${name}', now(), now(), 1)`;

const run = async (texts: readonly string[]): Promise<void> => {
  for (const text of texts) await api.database.query({ text, values: [] });
};

beforeAll(async () => {
  const create = async (): Promise<never> => {
    await run(planted);
    throw new AppError('bad_request', 'Refused, too late.');
  };
  // @NOTE the only member that the calls below reach.
  api = await openTestApi({ changeSets: { create } as unknown as ChangeSets });
  await run([newCustomer('An')]);
});

afterAll(() => api.close());

async function refusedCall(writes: readonly string[]): Promise<number> {
  planted = writes;
  const admin = await api.as('admin@example.com');
  const change = { op: 'delete', kind: 'view', name: 'none' };
  return (await admin({ method: 'POST', url: '/api/metadata/change-sets', payload: { changes: [change] } })).statusCode;
}

describe('the guard over refused calls of all API tests', () => {
  it('stays quiet when nothing was written', async () => {
    expect(await refusedCall([])).toBe(400);
  });

  it('lets the logs of what was refused, exported and read be written', async () => {
    const logs = [
      "insert into sys.denial (minute, actor_name, via, action, code, detail) values (now(), 'An', 'session', 'GET /', 'forbidden', '')",
      "insert into sys.export_log (actor_name, object, fields, format, reason) values ('An', 'customer', '{name}', 'csv', 'planted')",
      'insert into sys.reading (actor, hour, rows) values (uuidv7(), now(), 1)',
      "insert into sys.access_alert (actor, kind, hour, rows, limit_rows) values (uuidv7(), 'reads', now(), 2, 1)",
    ];
    expect(await refusedCall(logs)).toBe(400);
  });

  it.each([
    ['a new record', [newCustomer('Planted')]],
    ['a changed cell', ["update crm.customer set name = 'Bn'"]],
    ['a change that leaves the number of rows', ['delete from crm.customer', newCustomer('Bn')]],
    ['an empty operation', ["insert into sys.operation (kind) values ('edit')"]],
    ['a former version', ['insert into past.customer (id, version, valid_from, valid_to, operation) values (uuidv7(), 1, now(), now(), uuidv7())']],
    ['an idempotency key', ["insert into sys.idempotency (actor, key, request_hash) values (uuidv7(), 'k', '\\x00')"]],
    ['a right', ["update sys.user_role set role = 'admin' where role = 'guest'"]],
    ['a draft', ["insert into sys.change_set (title, changes) values ('Planted', '[]')"]],
    ['a file', ["insert into sys.file (name, media_type, size_bytes, sha256) values ('a', 'text/plain', 0, '\\x00')"]],
    ['a cell that was revealed', ["insert into sys.reveal_log (actor, object, record, field) values (uuidv7(), 'customer', uuidv7(), 'phone')"]],
    ['a share', ["insert into sys.share (object, record, subject, can) values ('customer', uuidv7(), 'role:guest', '{read}')"]],
  ])('turns red over %s', async (_, writes) => {
    await expect(refusedCall(writes)).rejects.toThrow('POST /api/metadata/change-sets was refused but changed the database');
  });
});
