import chromium from '@sparticuz/chromium';
import { chromium as pw } from 'playwright-core';

const base = 'http://127.0.0.1:3917';
const args = chromium.args.filter((a) => a !== '--single-process');
const b = await pw.launch({ executablePath: await chromium.executablePath(), args });
const only = process.argv.slice(2);
const sign = await fetch(base + '/api/auth/sign-in', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email: 'admin@trellis.local', password: 'correct horse battery' }),
});
const cookie = sign.headers.get('set-cookie').split(';')[0];
const call = async (method, url, body) => {
  const r = await fetch(base + url, {
    method,
    headers: { cookie, 'content-type': 'application/json', origin: base },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const t = await r.text();
  if (!r.ok) console.log(method, url, r.status, t.slice(0, 300));
  return t ? JSON.parse(t) : undefined;
};
if (only.includes('seed')) {
  const names = ['Nguyễn Thị Ánh', 'Trần Văn Bình', 'Lê Hoàng Chi', 'Phạm Minh Đức', 'Võ Thị Em'];
  const ids = [];
  for (const [i, name] of names.entries()) ids.push((await call('POST', '/api/records/customer', { name, phone: `091234567${i}` }))?.id);
  for (const [i, s] of [
    'Gọi lại cho chị Ánh về hộp quà',
    'Giao mẫu nến trầm',
    'Chuẩn bị báo giá cho Spa Lộc Xuân',
    'Kiểm kho nến thơm',
    'Gửi hóa đơn VAT',
  ].entries())
    await call('POST', '/api/records/task', { subject: s, due_at: `2026-11-2${i + 1}T03:00:00Z` });
  for (let i = 0; i < 4; i++) await call('POST', '/api/records/order', { customer: ids[i], ordered_at: new Date().toISOString() });
  for (const id of ids.slice(0, 3)) await call('POST', '/api/me/recents', { kind: 'record', object: 'customer', id });
  await call('PUT', '/api/me/favourites', {
    items: [
      { kind: 'record', object: 'customer', id: ids[3] },
      { kind: 'object', object: 'order' },
    ],
  });
}
const shots = [
  ['home', '/'],
  ['profile', '/profile'],
  ['list', '/records/customer'],
  [
    'palette',
    '/',
    async (p) => {
      await p.keyboard.press('Control+k');
      await p.waitForTimeout(600);
    },
  ],
  [
    'palette-anh',
    '/',
    async (p) => {
      await p.keyboard.press('Control+k');
      await p.getByRole('combobox').fill('anh');
      await p.waitForTimeout(900);
    },
  ],
  [
    'new',
    '/',
    async (p) => {
      await p.getByRole('button', { name: /^(Tạo mới|New)$/ }).click();
      await p.waitForTimeout(400);
    },
  ],
  [
    'keys',
    '/records/customer',
    async (p) => {
      await p.locator('h1').first().waitFor();
      await p.keyboard.press('?');
      await p.waitForTimeout(900);
    },
  ],
  [
    'customise',
    '/',
    async (p) => {
      await p.getByRole('button', { name: /Tùy chỉnh|Customise/ }).click();
      await p.waitForTimeout(300);
    },
  ],
];
for (const [w, h] of [
  [1440, 900],
  [375, 812],
])
  for (const [locale, scheme] of [
    ['vi', 'light'],
    ['en', 'dark'],
  ]) {
    await call('PATCH', '/api/auth/me', { locale });
    const c = await b.newContext({ viewport: { width: w, height: h }, colorScheme: scheme, locale, serviceWorkers: 'block', hasTouch: w < 500 });
    await c.addCookies([{ name: cookie.split('=')[0], value: cookie.split('=')[1], url: base }]);
    const p = await c.newPage();
    p.on('console', (m) => {
      if (['error', 'warning'].includes(m.type())) console.log(w, locale, m.text().slice(0, 300));
    });
    p.on('pageerror', (e) => console.log(w, locale, e.message));
    for (const [name, path, act] of shots) {
      if (only.length && !only.includes(name) && !only.includes('seed')) continue;
      await p.goto(base + path);
      await p.waitForTimeout(1500);
      try {
        if (act) await act(p);
      } catch (e) {
        console.log(name, String(e).slice(0, 200));
      }
      await p.screenshot({ path: `/work/shots/shell/${name}-${w}-${locale}-${scheme}.png` });
    }
    if ((w < 500 && !only.length) || only.includes('more')) {
      await p.goto(base + '/');
      await p.waitForTimeout(1000);
      if (w < 500) {
        await p
          .getByRole('button', { name: /^(Thêm|Khác|More)/ })
          .last()
          .click();
        await p.waitForTimeout(500);
        await p.screenshot({ path: `/work/shots/shell/more-${w}-${locale}-${scheme}.png` });
      }
    }
    await c.close();
  }
await b.close();
