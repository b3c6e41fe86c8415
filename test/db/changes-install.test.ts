import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { violatedConstraint } from '../../engine/changes/tables/violated-constraint.ts';
import { sql } from '../../engine/sql/sql.ts';
import { actor, type OpenedChanges, openChanges } from './changes-open.ts';
import { fieldOf, objectOf, shop } from './changes-shop.ts';

let opened: OpenedChanges;

beforeAll(async () => {
  opened = await openChanges();
});

afterAll(() => opened.close());

describe('installing documents', () => {
  it('makes tables, side tables and indexes of new objects in one go', async () => {
    const { database, models, changeSets } = opened;
    const installed = await installDocuments(changeSets, actor, shop, 'Shop');
    expect(installed).toMatchObject({ status: 'applied', title: 'Shop', steps: [], model_version: 1 });
    expect([...models.current().objects.keys()].sort()).toEqual(['customer', 'order', 'user']);
    const tables = await database.query<{ table: string }>(
      sql`select schemaname || '.' || tablename as table from pg_tables where schemaname in ('crm', 'past') order by 1`,
    );
    expect(tables.map(({ table }) => table)).toEqual([
      'crm.customer',
      'crm.customer__channels',
      'crm.customer__keys',
      'crm.order',
      'crm.order__others',
      'past.customer',
      'past.order',
    ]);
  });

  it('tells a violated unique key in terms of the fields', async () => {
    const { database, models } = opened;
    const insert = (id: string, name: string, email: string) => sql`insert into crm.customer (id, name, city, email, created_at, updated_at) values
      (${id}::uuid, ${name}, 'Huế', ${email}, now(), now())`;
    await database.query(insert('0197c6a0-0000-7000-8000-000000000001', 'Hòa', 'Hoa@x.vn'));
    const violation = async (statement: ReturnType<typeof insert>) => {
      const error = await database.query(statement).catch((caught: unknown) => caught as { code: string; constraint: string });
      if (Array.isArray(error)) throw new Error('was accepted');
      const customer = models.current().objects.get('customer');
      return { code: error.code, meaning: customer && violatedConstraint(customer, error.constraint) };
    };
    expect(await violation(insert('0197c6a0-0000-7000-8000-000000000002', 'Lan', 'hoa@x.vn'))).toEqual({
      code: '23505',
      meaning: { kind: 'unique', fields: ['email'] },
    });
    expect(await violation(insert('0197c6a0-0000-7000-8000-000000000003', 'HOÀ', 'other@x.vn'))).toEqual({
      code: '23505',
      meaning: { kind: 'unique', fields: ['name', 'city'], key: 'name_and_city' },
    });
    expect(await violation(insert('0197c6a0-0000-7000-8000-000000000001', 'Mai', 'mai@x.vn'))).toEqual({
      code: '23505',
      meaning: { kind: 'id', fields: ['id'] },
    });
  });

  it('changes nothing when the same documents are installed again', async () => {
    const { changeSets, models } = opened;
    const before = await opened.database.query(sql`select kind, name, body, hash, state from sys.document order by 1, 2`);
    const again = await installDocuments(changeSets, actor, shop);
    expect(again).toMatchObject({ status: 'applied', steps: [] });
    expect(await opened.database.query(sql`select kind, name, body, hash, state from sys.document order by 1, 2`)).toEqual(before);
    expect(models.current().objects.size).toBe(3);
  });

  it('installs 15 objects with 200 fields as one change set', async () => {
    const documents = Array.from({ length: 15 }, (_, n) => `thing_${n}`).flatMap((object) => [
      objectOf(object),
      fieldOf(object, 'name', 'text', { searchable: true }),
      fieldOf(object, 'next', 'link', { options: { object: 'thing_3' } }),
      fieldOf(object, 'phone', 'phone', { searchable: true }),
      fieldOf(object, 'amount', 'money', { indexed: true }),
      ...Array.from({ length: 10 }, (_, n) => fieldOf(object, `field_${n}`, 'text', { indexed: n < 4 })),
    ]);
    const { status } = await installDocuments(opened.changeSets, actor, documents);
    expect(status).toBe('applied');
  });
});
