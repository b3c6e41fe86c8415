import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import type { Imports } from '../../engine/transfer/imports.ts';
import { createImportWizard } from '../../engine/transfer/wizard/create-import-wizard.ts';
import type { ImportWizard } from '../../engine/transfer/wizard/import-wizard.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { englishPerson, faultsOf, importsOf } from './import-file.ts';

let shop: ShopDatabase;
let imports: Imports;
let wizard: ImportWizard;
let actor: UserActor;

beforeAll(async () => {
  shop = await openShop();
  imports = importsOf(shop);
  const { database, models, writer } = shop;
  wizard = createImportWizard({ database, models, writer, clock: () => new Date(), imports });
  actor = await englishPerson(shop, 'importer', 'admin');
});

afterAll(async () => {
  await shop?.close();
});

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Imports a file as the wizard does when nothing is changed; answers the mapping that was chosen and what came of it. */
async function bring(name: string, lines: readonly string[]) {
  const found = await wizard.take(actor, `${name}.csv`, once(`${lines.join('\n')}\n`));
  const { id } = await wizard.start(actor, found.file, { mapping: found.mapping });
  await imports.settled();
  const state = await imports.get(actor, id);
  expect(await faultsOf(imports, actor, state)).toBe(
    `\ufeffrow,column,value,message,${found.columns.map((column) => (column.name.includes(',') ? `"${column.name}"` : column.name)).join()}\r\n`,
  );
  return { chosen: found.mapping.name, origin: found.origin, result: state.result };
}

async function listed(object: string, fields: readonly string[], filter: string): Promise<unknown> {
  const { items } = await shop.writer.list(actor, object, { fields: [...fields], filter, limit: 20 });
  return items.map(({ id: _, version: _v, ...values }) => values);
}

const one = { created: 1, updated: 0, unchanged: 0 };

describe('exports of other programs', () => {
  it.each([
    [
      'salesforce_contacts',
      [
        'Id,AccountId,LastName,FirstName,Salutation,MailingStreet,MailingCity,MailingState,Phone,MobilePhone,Email,Title,Birthdate,Description',
        '003A,001A,Nguyễn,An,Ms.,12 Lê Lợi,Quận 1,TP HCM,02838221234,0901000001,an.sf@example.com,Mua hàng,1990-03-15,Khách cũ',
      ],
      { customer: one },
      [
        'customer',
        ['name', 'phone', 'birth_date'],
        'email == "an.sf@example.com"',
        [{ name: { full: 'Nguyễn An' }, phone: { number: '+84901000001' }, birth_date: '1990-03-15' }],
      ],
    ],
    [
      'salesforce_accounts',
      [
        'Id,Name,Phone,Website,BillingStreet,BillingCity,BillingState,Description',
        '001A,Công ty Hoa Mai,02838220001,https://hoamai.example.com,1 Đồng Khởi,Quận 1,TP HCM,',
      ],
      { customer: one },
      ['customer', ['party'], 'name.full == "Công ty Hoa Mai"', [{ party: 'organisation' }]],
    ],
    [
      'salesforce_leads',
      [
        'Id,LastName,FirstName,Company,Status,LeadSource,Rating,MobilePhone,Email,Street,City',
        '00Q1,Trần,Bình,Shop B,Working - Contacted,Web,Hot,0901000002,binh.sf@example.com,2 Hai Bà Trưng,Quận 3',
      ],
      { lead: one },
      ['lead', ['status', 'source', 'rating'], 'email == "binh.sf@example.com"', [{ status: 'contacted', source: 'website', rating: 'hot' }]],
    ],
    [
      'salesforce_opportunities',
      ['Id,AccountId,Name,StageName,Amount,CloseDate,Description', '006A,001A,Quà Tết 2027,Negotiation/Review,15000000.0,2027-01-15,'],
      { customer: { created: 0, updated: 0, unchanged: 0 }, deal: one },
      [
        'deal',
        ['stage', 'amount', 'expected_close'],
        'name == "Quà Tết 2027"',
        [{ stage: 'negotiating', amount: { amount: '15000000' }, expected_close: '2027-01-15' }],
      ],
    ],
    [
      'hubspot_contacts',
      [
        'Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Job Title,City,Country/Region',
        '901,Hà,Lê,ha.hs@example.com,0901000003,0901000033,Trưởng phòng,Đà Nẵng,Vietnam',
      ],
      { customer: one },
      ['customer', ['name', 'occupation'], 'email == "ha.hs@example.com"', [{ name: { full: 'Lê Hà' }, occupation: 'Trưởng phòng' }]],
    ],
    [
      'hubspot_companies',
      ['Record ID,Company name,Company Domain Name,Phone Number,City,Country/Region', '501,Tre Việt,treviet.example.com,02438220002,Hà Nội,Vietnam'],
      { customer: one },
      ['customer', ['party'], 'name.full == "Tre Việt"', [{ party: 'organisation' }]],
    ],
    [
      'hubspot_deals',
      ['Record ID,Deal Name,Deal Stage,Close Date,Amount,Associated Company', '701,Hộp quà Trung thu,Appointment Scheduled,2026-09-01 10:00,8000000,tre viet'],
      { deal: one },
      ['deal', ['stage', 'customer.name'], 'name == "Hộp quà Trung thu"', [{ stage: 'new', customer: { name: { full: 'Tre Việt' } } }]],
    ],
    [
      'zoho_contacts',
      [
        'Record Id,Salutation,First Name,Last Name,Email,Phone,Mobile,Mailing Street,Mailing City,Title',
        'zcrm_1,Mr.,Khoa,Võ,khoa.zo@example.com,02838220003,0901000004,3 Pasteur,Quận 1,Kế toán',
      ],
      { customer: one },
      ['customer', ['name'], 'email == "khoa.zo@example.com"', [{ name: { full: 'Võ Khoa' } }]],
    ],
    [
      'zoho_accounts',
      ['Record Id,Account Name,Phone,Website,Billing Street,Billing City', 'zcrm_2,Lụa Hà Đông,02438220004,https://lua.example.com,4 Hàng Gai,Hoàn Kiếm'],
      { customer: one },
      ['customer', ['party'], 'name.full == "Lụa Hà Đông"', [{ party: 'organisation' }]],
    ],
    [
      'zoho_leads',
      [
        'Record Id,First Name,Last Name,Company,Email,Mobile,Lead Status,Lead Source,Rating',
        'zcrm_3,Mai,Đỗ,Hoa M,mai.zo@example.com,0901000005,Attempted to Contact,Trade Show,Active',
      ],
      { lead: one },
      ['lead', ['status', 'source', 'rating'], 'email == "mai.zo@example.com"', [{ status: 'contacted', source: 'event', rating: 'warm' }]],
    ],
    [
      'zoho_deals',
      ['Record Id,Deal Name,Amount,Stage,Closing Date,Account Name', 'zcrm_4,Khăn lụa,5000000,Proposal/Price Quote,2026-12-20,Lụa Hà Đông'],
      { deal: one },
      ['deal', ['stage'], 'name == "Khăn lụa"', [{ stage: 'quoted' }]],
    ],
    [
      'dynamics_contacts',
      [
        '(Do Not Modify) Contact,(Do Not Modify) Row Checksum,Full Name,Email,Business Phone,Mobile Phone,Job Title,Address 1: City',
        'guid-1,x==,Phạm Quân,quan.dy@example.com,02838220005,0901000006,Giám đốc,Cần Thơ',
      ],
      { customer: one },
      ['customer', ['name', 'phone'], 'email == "quan.dy@example.com"', [{ name: { full: 'Phạm Quân' }, phone: { number: '+84901000006' } }]],
    ],
    [
      'dynamics_accounts',
      [
        '(Do Not Modify) Account,(Do Not Modify) Row Checksum,Account Name,Main Phone,Email,Website,Address 1: City',
        'guid-2,y==,Cà phê Gió,02838220006,gio.dy@example.com,https://gio.example.com,Huế',
      ],
      { customer: one },
      ['customer', ['party'], 'email == "gio.dy@example.com"', [{ party: 'organisation' }]],
    ],
    [
      'dynamics_leads',
      [
        '(Do Not Modify) Lead,Name,Topic,Company Name,Status Reason,Email,Mobile Phone,Lead Source,Rating',
        'guid-3,Bùi Lan,Cần 50 hộp,Lan Co,Contacted,lan.dy@example.com,0901000007,Web,Warm',
      ],
      { lead: one },
      ['lead', ['status', 'need'], 'email == "lan.dy@example.com"', [{ status: 'contacted', need: 'Cần 50 hộp' }]],
    ],
    [
      'dynamics_opportunities',
      ['(Do Not Modify) Opportunity,Topic,Potential Customer,Est. Close Date,Est. Revenue,Status', 'guid-4,Nến cho quán,Cà phê Gió,2026-12-01,3000000,Won'],
      { deal: one },
      ['deal', ['stage'], 'name == "Nến cho quán"', [{ stage: 'won' }]],
    ],
    [
      'shopee_orders',
      [
        'Mã đơn hàng,Ngày đặt hàng,Trạng Thái Đơn Hàng,Nhận xét từ Người mua,SKU phân loại hàng,Tên sản phẩm,Tên phân loại hàng,Giá ưu đãi,Số lượng,Phí vận chuyển mà người mua trả,Người Mua,Tên Người nhận,Số điện thoại,Tỉnh/Thành phố,TP / Quận / Huyện,Quận,Địa chỉ nhận hàng',
        '2610AAA,2026-10-01 10:00,Hoàn thành,,NEN-01,Nến thơm,Hoa nhài,120000,2,15000,hoa_nguyen,Nguyễn Hoa,0901000008,TP. Hồ Chí Minh,Quận 1,Phường Bến Nghé,12 Lê Lợi',
        '2610AAA,2026-10-01 10:00,Hoàn thành,,HOP-02,Hộp quà,Đỏ,45000,1,15000,hoa_nguyen,Nguyễn Hoa,0901000008,TP. Hồ Chí Minh,Quận 1,Phường Bến Nghé,12 Lê Lợi',
        '2610BBB,2026-10-02 09:30,Người mua xác nhận đã nhận được hàng,Gói kỹ giúp shop,NEN-01,Nến thơm,Hoa nhài,120000,1,0,binh_tran,Trần Bình,0901000009,Hà Nội,Hoàn Kiếm,Phường Hàng Gai,4 Hàng Gai',
      ],
      {
        product: { created: 2, updated: 0, unchanged: 0 },
        customer: { created: 2, updated: 0, unchanged: 0 },
        order: { created: 2, updated: 0, unchanged: 0 },
        order_line: { created: 3, updated: 0, unchanged: 0 },
      },
      [
        'order',
        ['order_status', 'payment_status', 'total'],
        'number == "2610AAA"',
        [{ order_status: 'completed', payment_status: 'paid', total: { amount: '285000' } }],
      ],
    ],
    [
      'kiotviet_customers',
      [
        'Loại khách,Mã khách hàng,Tên khách hàng,Điện thoại,Địa chỉ,Khu vực giao hàng,Phường/Xã,Công ty,Mã số thuế,Ngày sinh,Giới tính,Email,Ghi chú,Nợ cần thu hiện tại,Tổng bán',
        'Cá nhân,KH000008,Nguyễn Hoàng Mai,01621234567,5 Thụy Khuê,Hà Nội - Quận Tây Hồ,Phường Thụy Khuê,,,07/11/1985,Nữ,mai.kv@example.com,Khách sỉ,0,1500000',
      ],
      { customer: one },
      [
        'customer',
        ['phone', 'birth_date', 'gender'],
        'email == "mai.kv@example.com"',
        [{ phone: { number: '+84321234567' }, birth_date: '1985-11-07', gender: 'female' }],
      ],
    ],
    [
      'kiotviet_products',
      [
        'Loại hàng,Nhóm hàng(3 Cấp),Mã hàng,Mã vạch,Tên hàng,Giá bán,Giá vốn,Tồn kho,ĐVT,Mô tả,Đang kinh doanh',
        'Hàng hóa,Nến,SP000001,893000,Nến quế,150000,80000,12,cái,Nến thơm mùi quế,1',
      ],
      { product: one },
      ['product', ['name', 'price', 'active'], 'code == "SP000001"', [{ name: 'Nến quế', price: { amount: '150000' }, active: true }]],
    ],
    [
      'kiotviet_invoices',
      [
        'Chi nhánh,Mã hóa đơn,Thời gian,Mã khách hàng,Tên khách hàng,Điện thoại,Ghi chú,Trạng thái,Mã hàng,Tên hàng,Số lượng,Đơn giá',
        'Trung tâm,HD000101,05/10/2026 14:30,KH000008,Nguyễn Hoàng Mai,0321234567,,Hoàn thành,SP000001,Nến quế,2,150000',
        'Trung tâm,HD000101,05/10/2026 14:30,KH000008,Nguyễn Hoàng Mai,0321234567,,Hoàn thành,SP000002,Nến cam,1,140000',
      ],
      {
        product: { created: 1, updated: 0, unchanged: 1 },
        customer: { created: 0, updated: 1, unchanged: 0 },
        order: one,
        order_line: { created: 2, updated: 0, unchanged: 0 },
      },
      [
        'order',
        ['order_status', 'total', 'customer.name'],
        'number == "HD000101"',
        [{ order_status: 'completed', total: { amount: '440000' }, customer: { name: { full: 'Nguyễn Hoàng Mai' } } }],
      ],
    ],
  ] as const)('%s is recognised and imported', async (name, lines, result, [object, fields, filter, records]) => {
    expect(await bring(name, lines)).toEqual({ chosen: name, origin: 'document', result });
    expect(await listed(object, fields, filter)).toMatchObject(records);
  });
});
