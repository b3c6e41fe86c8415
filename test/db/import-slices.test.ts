import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { Imports } from '../../engine/transfer/imports.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { englishPerson, faultsOf, importFile, importsOf } from './import-file.ts';
import { mapping, sales } from './import-mappings.ts';

let shop: ShopDatabase;
let admin: UserActor;
let imports: Imports;

beforeAll(async () => {
  shop = await openShop();
  admin = await englishPerson(shop, 'admin', 'admin');
  imports = importsOf(shop);
});

afterAll(() => shop.close());

const branches = mapping([{ object: 'branch', key: { fields: ['code'] }, fields: { code: 'Code', name: 'Name' } }]);

describe('a batch that is large enough to be written in slices', () => {
  it('keeps all sound rows where some are at fault, in whichever slice, and those of the batch after it', async () => {
    // Row 1,501 has the name of row 11, which the database refuses; row 2,901 has none, which the writer refuses.
    const names = Array.from({ length: 6_000 }, (_, n) => (n === 1_499 ? 'Branch 9' : n === 2_899 ? '' : `Branch ${n}`));
    const state = await importFile(imports, admin, branches, `Code,Name\n${names.map((name, n) => `b${n},${name}`).join('\n')}\n`);
    expect(state).toMatchObject({ status: 'done', faults: 2, progress: { rows_written: 5_998, rows_faulty: 2 }, result: { branch: { created: 5_998 } } });
    expect(await faultsOf(imports, admin, state)).toBe(
      '\ufeffrow,column,value,message,Code,Name\r\n1501,Name,Branch 9,Another record has the same name.,b1499,Branch 9\r\n2901,Name,,"""Name"" is required.",b2899,\r\n',
    );
    const [row] = await shop.database.query(sql`select count(*) as branches, (select rows from sys.operation where id = ${state.operation}::uuid) as counted,
      (select count(*) from sys.history where operation = ${state.operation}::uuid) as history from crm.branch where deleted_at is null`);
    expect(row).toEqual({ branches: 5_998, counted: 5_998, history: 5_998 });
  });

  it('changes nothing where the file is read again', async () => {
    const text = `Code,Name\n${Array.from({ length: 3_000 }, (_, n) => `b${n + 3_000},Branch ${n + 3_000}`).join('\n')}\n`;
    expect(await importFile(imports, admin, branches, text)).toMatchObject({ result: { branch: { created: 0, updated: 0, unchanged: 3_000 } } });
  });

  it('raises the version of an order once for all lines added to it', async () => {
    const head = 'Order,Code,Qty,Price\n';
    await importFile(imports, admin, sales, `${head}old,p1,1,10\n`);
    const lines = Array.from({ length: 4_000 }, (_, n) => (n % 2 === 0 ? `old,p1,2,10` : `new${n % 40},p2,3,10`)).join('\n');
    // The first line of the file is the one that stands.
    const state = await importFile(imports, admin, sales, `${head}old,p1,1,10\n${lines}\n`);
    expect(state.result).toMatchObject({ order: { created: 20, unchanged: 1 }, order_line: { created: 4_000, unchanged: 1 } });
    const orders = await shop.database.query(sql`select version, count(*) as orders, sum(lines) as lines from (
        select o.version, (select count(*) from crm.order_line as l where l."order" = o.id) as lines from crm."order" as o) as each group by version order by version`);
    expect(orders).toEqual([
      { version: 1, orders: 20, lines: '2000' },
      { version: 2, orders: 1, lines: '2001' },
    ]);
  });
});
