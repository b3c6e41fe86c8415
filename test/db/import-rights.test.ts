import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { sql } from '../../engine/sql/sql.ts';
import { exportRecords } from '../../engine/transfer/export/export-records.ts';
import type { Imports } from '../../engine/transfer/imports.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { englishPerson, faultsOf, importFile, importsOf } from './import-file.ts';
import { mapping, people } from './import-mappings.ts';

let shop: ShopDatabase;
let admin: UserActor;
let clerk: UserActor;
let imports: Imports;

beforeAll(async () => {
  shop = await openShop();
  await installDocuments(shop.changeSets, systemActor('test'), [
    {
      kind: 'role',
      name: 'clerk',
      label: { en: 'Clerk', vi: 'Thư ký' },
      grants: [{ object: 'customer', actions: ['create', 'read', 'update', 'import'], rows: 'own', hide: ['occupation'] }],
    },
    {
      kind: 'role',
      name: 'seller',
      label: { en: 'Seller', vi: 'Người bán' },
      grants: [
        { object: 'customer', actions: ['create', 'read'], rows: 'all' },
        { object: 'customer', actions: ['export'], rows: 'own' },
        { object: 'customer', actions: ['export'], rows: 'all', condition: 'country = "Laos"' },
      ],
    },
  ]);
  admin = await englishPerson(shop, 'admin', 'admin');
  clerk = await englishPerson(shop, 'clerk', 'clerk');
  imports = importsOf(shop);
  await importFile(imports, admin, people(), 'Id,Name,Job,Born\n1,Of the boss,,\n');
});

afterAll(() => shop.close());

const named = mapping([{ object: 'customer', key: { external: 'external_keys', column: 'Id' }, fields: { name: 'Name' } }]);

describe('a person who imports', () => {
  it('needs the right to', async () => {
    const staff = await englishPerson(shop, 'staff', 'guest');
    await expect(importFile(imports, staff, people(), 'Id,Name,Job,Born\n2,X,,\n')).rejects.toMatchObject({
      code: 'forbidden',
      issues: [{ message: 'You may not import customers.' }],
    });
  });

  it('meets no record that is hidden from them, and changes none', async () => {
    const state = await importFile(imports, clerk, named, 'Id,Name\n1,Stolen\n2,Own\n');
    expect(state).toMatchObject({
      status: 'done',
      progress: { rows_faulty: 1, rows_written: 1 },
      result: { customer: { created: 1, updated: 0, unchanged: 0 } },
    });
    expect(await faultsOf(imports, clerk, state)).toMatch(/\r\n2,Id,1,[^\r]*same/);
    const names = async (actor: UserActor) =>
      (await shop.writer.list(actor, 'customer', { fields: ['name'], sort: ['name'] })).items.map((item) => (item.name as { full: string }).full);
    expect(await names(admin)).toEqual(['Of the boss', 'Own']);
    expect(await names(clerk)).toEqual(['Own']);
  });

  it('cannot write a field that is hidden from them', async () => {
    const state = await importFile(imports, clerk, people(), 'Id,Name,Job,Born\n3,New,Spy,\n');
    expect(state).toMatchObject({ progress: { rows_faulty: 1, rows_written: 0 } });
    expect(await faultsOf(imports, clerk, state)).toContain('\r\n2,Job,Spy,');
  });

  it('loses with the role what the role gave, though the import was started before', async () => {
    const leaving = await englishPerson(shop, 'leaving', 'clerk');
    await shop.database.query(sql`delete from sys.user_role where user_id = ${leaving.id}::uuid`);
    const state = await importFile(imports, leaving, named, 'Id,Name\n9,Late\n');
    expect(state.status).toBe('failed');
  });
});

describe('a person who exports', () => {
  const services = () => ({ reader: shop.writer, models: shop.models });

  it('needs the right to', async () => {
    const reading = Array.fromAsync(exportRecords(services(), clerk, 'customer', {}, 'csv'));
    await expect(reading).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('takes away only the rows that the right reaches, whatever can be read', async () => {
    const seller = await englishPerson(shop, 'seller', 'seller');
    await shop.writer.write(seller, 'customer', [{ op: 'create', values: { name: 'Sold to' } }]);
    await shop.writer.write(admin, 'customer', [{ op: 'create', values: { name: 'Abroad', country: 'Laos' } }]);
    expect((await shop.writer.list(seller, 'customer', { count: 'exact' })).count).toBeGreaterThan(2);
    const file = async (filter?: string) =>
      (await Array.fromAsync(exportRecords(services(), seller, 'customer', { fields: ['name'], sort: ['name'], filter, mark: false }, 'csv'))).join('');
    expect(await file()).toBe('name\r\nAbroad\r\nSold to\r\n');
    expect(await file('country = "Laos" || name = "Of the boss"')).toBe('name\r\nAbroad\r\n');
  });
});
