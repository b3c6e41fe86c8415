import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { Imports } from '../../engine/transfer/imports.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { englishPerson, faultsOf, importFile, importsOf } from './import-file.ts';
import { mapping, people, sales } from './import-mappings.ts';

let shop: ShopDatabase;
let admin: UserActor;
let imports: Imports;

beforeAll(async () => {
  shop = await openShop();
  admin = await englishPerson(shop, 'admin', 'admin');
  imports = importsOf(shop);
});

afterAll(() => shop.close());

beforeEach(async () => {
  await shop.database.query(sql`truncate crm.customer, crm."order", crm.product cascade`);
});

async function customers(fields: readonly string[] = ['name', 'occupation', 'birth_date']) {
  const { items } = await shop.writer.list(admin, 'customer', { fields, sort: ['name'] });
  return items.map((item) => fields.map((field) => (field === 'name' ? (item.name as { full: string }).full : item[field])));
}

describe('a file that cannot be imported', () => {
  it.each([
    ['is empty', '', 'The file is empty.'],
    ['has a header and no rows', 'Id,Name,Job,Born\n\n', 'The file has a header and no rows.'],
    ['lacks a column of the mapping', 'Id,Name,Born\n1,An,\n', 'The file has no column "Job". It has "Id", "Name", "Born".'],
    [
      'is a damaged archive',
      gzipSync('Id,Name,Job,Born\n1,An,,\n').subarray(0, 20),
      'The file begins as a gzip archive but cannot be unpacked: it is damaged or cut off.',
    ],
  ])('%s: fails with the reason', async (_, content, message) => {
    const state = await importFile(imports, admin, people(), content);
    expect(state).toMatchObject({ status: 'failed', operation: null, issues: [{ message }] });
    expect(await shop.database.query(sql`select count(*) as n from sys.import_chunk`)).toEqual([{ n: 0 }]);
  });

  // A spreadsheet is unpacked while it arrives, before there is an import.
  it('is a damaged spreadsheet: is refused at once with the reason', async () => {
    const started = async () => shop.database.query(sql`select count(*) as n from sys.import`);
    const before = await started();
    await expect(importFile(imports, admin, people(), Buffer.from('PK\u0003\u0004 and so on'))).rejects.toMatchObject({
      code: 'import_failed',
      issues: [{ pointer: '', message: 'The file begins as a spreadsheet but cannot be read: it is damaged or cut off.' }],
    });
    expect(await started()).toEqual(before);
    expect(await shop.database.query(sql`select count(*) as n from sys.import_file`)).toEqual([{ n: 0 }]);
  });

  it('names all that is wrong with a mapping', async () => {
    const wrong = mapping([
      { object: 'unicorn', fields: {} },
      { object: 'customer', key: { external: 'name', column: 'Id' }, fields: { age: 'Age', horn: 'Horn', branch: { record: 'shop' } } },
    ]);
    const { issues } = await importFile(imports, admin, wrong, 'Id\n1\n');
    expect(issues.map(({ pointer, message }) => `${pointer} ${message}`)).toEqual([
      '/records/0/object There is no object "unicorn" to import into.',
      '/records/1/fields/age The field "age" cannot be imported.',
      '/records/1/fields/horn customer has no field "horn".',
      '/records/1/fields/branch/record There is no earlier entry "shop".',
      '/records/1/key/external customer has no field "name" of outside keys.',
    ]);
  });

  it('is refused at once where the mapping is unknown', async () => {
    await expect(importFile(imports, admin, 'nothing', 'a\n')).rejects.toMatchObject({
      code: 'import_failed',
      issues: [
        {
          pointer: '/mapping',
          message:
            'There is no mapping "nothing". There are "dynamics_accounts", "dynamics_contacts", "dynamics_leads", "dynamics_opportunities", "hubspot_companies" and 15 more.',
        },
      ],
    });
  });
});

describe('an import', () => {
  const text = 'Id;Name;Job;Born\n1;Nguyễn Thị Ánh;Thợ gốm;13/02/1990\n2;Đặng Hoà Bình;;1/12/1985\n';

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark, in gzip', gzipSync(`\ufeff${text}`)],
    ['UTF-16', iconv.encode(text, 'utf-16le', { addBOM: true })],
  ])('reads %s and says how it understood the file', async (_, content) => {
    const state = await importFile(imports, admin, people(), content);
    expect(state).toMatchObject({ status: 'done', result: { customer: { created: 2, updated: 0, unchanged: 0 } } });
    expect(state.judgement?.columns).toEqual([
      { column: 'Id', kind: 'id', strips_zeros: false, sample: '1' },
      { column: 'Born', kind: 'date', order: 'day_first', ambiguous: false, contradicting: 0, sample: '13/02/1990' },
    ]);
    expect(await customers()).toEqual([
      ['Đặng Hoà Bình', null, '1985-12-01'],
      ['Nguyễn Thị Ánh', 'Thợ gốm', '1990-02-13'],
    ]);
  });

  it('changes what differs, leaves the rest alone, and is taken back as one', async () => {
    await importFile(imports, admin, people(), text);
    const state = await importFile(imports, admin, people(), text.replace('Thợ gốm', 'Giáo viên'));
    expect(state.result).toEqual({ customer: { created: 0, updated: 1, unchanged: 1 } });
    expect((await customers())[1]).toEqual(['Nguyễn Thị Ánh', 'Giáo viên', '1990-02-13']);
    await shop.writer.undo(admin, state.operation ?? '');
    expect((await customers())[1]).toEqual(['Nguyễn Thị Ánh', 'Thợ gốm', '1990-02-13']);
  });

  it('can be made again after it was taken back', async () => {
    const first = await importFile(imports, admin, people(), text);
    await shop.writer.undo(admin, first.operation ?? '');
    expect(await customers()).toEqual([]);
    const again = await importFile(imports, admin, people(), text);
    expect(again).toMatchObject({ faults: 0, result: { customer: { created: 2 } } });
  });

  it('says in a dry run what it would do, and keeps nothing', async () => {
    await importFile(imports, admin, people(), text);
    const changed = `${text.replace('Thợ gốm', 'Giáo viên')}3;Lê Văn Tám;;99/99/1990\n4;Trần Mai;;\n`;
    const state = await importFile(imports, admin, people(), changed, true);
    expect(state).toMatchObject({
      status: 'done',
      operation: null,
      result: { customer: { created: 1, updated: 1, unchanged: 1 } },
      progress: { rows_read: 4, rows_written: 3, rows_faulty: 1 },
    });
    expect(await faultsOf(imports, admin, state)).toContain('\r\n4,Born,99/99/1990,');
    expect((await customers()).map(([name, job]) => [name, job])).toEqual([
      ['Đặng Hoà Bình', null],
      ['Nguyễn Thị Ánh', 'Thợ gốm'],
    ]);
    expect(
      await shop.database.query(
        sql`select count(*) as n from sys.operation where kind = 'import' and id not in (select operation from sys.import where operation is not null)`,
      ),
    ).toEqual([{ n: 0 }]);
  });

  it('tells each fault with its row, and imports the others', async () => {
    const state = await importFile(imports, admin, people(), 'Id,Name,Job,Born\n1,An,a,\n2,,b,\n,Chi,c,\n4,Dung\n5,Em,=cmd(),1990-02-30\n6,Gia,d,1990-02-28\n');
    expect(state).toMatchObject({ status: 'done', faults: 4, progress: { rows_total: 6, rows_read: 6, rows_written: 2, rows_faulty: 4 } });
    expect((await faultsOf(imports, admin, state)).split('\r\n')).toEqual([
      '\ufeffrow,column,value,message,Id,Name,Job,Born',
      '3,Name,,"""Name"" is required.",2,,b,',
      '4,Id,,The key is empty: without it the customer cannot be found again.,,Chi,c,',
      '5,,,"The row has 2 cells, the header has 4.",4,Dung',
      `6,Born,1990-02-30,"Must be a date that exists, such as 2026-11-22",5,Em,'=cmd(),1990-02-30`,
      '',
    ]);
    expect((await customers(['name'])).flat()).toEqual(['An', 'Gia']);
  });

  it('shows the state of somebody else to admins only', async () => {
    const seller = await englishPerson(shop, 'seller', 'sales');
    const other = await englishPerson(shop, 'other admin', 'admin');
    const state = await importFile(imports, admin, people(), text);
    await expect(imports.get(seller, state.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await imports.get(other, state.id)).toMatchObject({ status: 'done' });
  });
});

describe('rows that meet in one record', () => {
  const text = 'Id,Name,Job,Born\n1,First,,1990-01-01\n1,Second,Potter,\n1,Third,Singer,1991-01-01\n';

  it.each([
    ['first', ['First', null, '1990-01-01']],
    ['last', ['Third', 'Singer', '1991-01-01']],
    ['fill', ['First', 'Potter', '1990-01-01']],
  ] as const)('write: %s', async (write, expected) => {
    const state = await importFile(imports, admin, people(write), text);
    expect(state.result).toEqual({ customer: { created: 1, updated: 0, unchanged: 0 } });
    expect(await customers()).toEqual([expected]);
    const again = await importFile(imports, admin, people(write), text);
    expect(again.result).toEqual({ customer: { created: 0, updated: 0, unchanged: 1 } });
  });

  it.each([
    ['first', ['First', null, '1990-01-01']],
    ['last', ['Third', 'Singer', '1991-01-01']],
    ['fill', ['First', 'Potter', '1990-01-01']],
  ] as const)('write: %s, over several batches and twice', async (write, expected) => {
    const [header, first, second, third] = text.split('\n');
    const filler = Array.from({ length: 5_000 }, (_, index) => `f${index},Filler ${index},,`).join('\n');
    const long = [header, first, filler, second, filler, third].join('\n');
    const state = await importFile(imports, admin, people(write), long);
    expect(state.result.customer?.created).toBe(5_001);
    const one = async () =>
      (await shop.writer.list(admin, 'customer', { fields: ['name', 'occupation', 'birth_date', 'version'], filter: '!CONTAINS(name, "Filler")' })).items;
    const [record] = await one();
    expect([(record?.name as { full: string } | undefined)?.full, record?.occupation, record?.birth_date]).toEqual(expected);
    const again = await importFile(imports, admin, people(write), long);
    expect(again.result).toEqual({ customer: { created: 0, updated: 0, unchanged: 5_001 } });
    expect((await one())[0]?.version).toBe(record?.version);
  });
});

describe('lines', () => {
  async function lines() {
    const { items } = await shop.writer.list(admin, 'order_line', {
      fields: ['order.number', 'position', 'product.code', 'quantity'],
      sort: ['order.number', 'position'],
    });
    return items.map((item) => [(item.order as { number: string }).number, item.position, (item.product as { code: string }).code, item.quantity]);
  }

  it('are numbered within their order, wherever its rows stand', async () => {
    const text = 'Order,Code,Qty,Price\nA,x,1,10\nB,x,2,10\nA,y,3,10\nA,x,4,10\n';
    const state = await importFile(imports, admin, sales, text);
    expect(state.result).toEqual({
      product: { created: 2, updated: 0, unchanged: 0 },
      order: { created: 2, updated: 0, unchanged: 0 },
      order_line: { created: 4, updated: 0, unchanged: 0 },
    });
    expect(await lines()).toEqual([
      ['A', 1, 'x', 1],
      ['A', 2, 'y', 3],
      ['A', 3, 'x', 4],
      ['B', 1, 'x', 2],
    ]);
    const again = await importFile(imports, admin, sales, text.replace('A,y,3', 'A,y,33'));
    expect(again.result.order_line).toEqual({ created: 0, updated: 1, unchanged: 3 });
    expect((await lines())[1]).toEqual(['A', 2, 'y', 33]);
  });

  it('fall with their order, and say so', async () => {
    const text = `Order,Code,Qty,Price\n${'A'.repeat(61)},x,1,10\nB,x,many,10\n`;
    const state = await importFile(imports, admin, sales, text);
    expect(state).toMatchObject({ progress: { rows_written: 0, rows_faulty: 2 }, result: { order: { created: 1 }, order_line: { created: 0 } } });
    expect(
      (await faultsOf(imports, admin, state))
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(',').slice(0, 4).join(',')),
    ).toEqual([`2,Order,${'A'.repeat(61)},At most 60 characters`, '2,,,"The order line of this row was not imported', '3,Qty,many,Must be a whole number', '']);
  });

  it('of an order that spans batches go on counting', async () => {
    const filler = Array.from({ length: 5_000 }, (_, index) => `F${index},x,1,10`).join('\n');
    const text = `Order,Code,Qty,Price\nA,x,1,10\n${filler}\nA,y,2,10\n`;
    await importFile(imports, admin, sales, text);
    expect((await lines()).filter(([order]) => order === 'A')).toEqual([
      ['A', 1, 'x', 1],
      ['A', 2, 'y', 2],
    ]);
  });
});
