import type { Actor } from '../../engine/access/actor.ts';
import type { AggregateRequest, RecordReader } from '../../engine/query/record-reader.ts';

/** One figure: ours by the aggregate API and the published one. */
export interface Figure {
  readonly name: string;
  readonly ours: string;
  readonly truth: string;
}

type Row = Readonly<Record<string, unknown>>;

/** Cleaned subsets of the truth files, as filters over order lines. */
const subsets = {
  'clean_B__customer_and_qty>0_and_price>0_and_not_C': 'order.customer != null && quantity > 0 && unit_price > 0 && NOT(STARTS_WITH(order.number, "C"))',
  'clean_D__qty>0_and_price>0_any_customer': 'quantity > 0 && unit_price > 0',
} as const;

const measures: AggregateRequest['measures'] = [
  { fn: 'count', as: 'rows' },
  { fn: 'count_distinct', field: 'order', as: 'invoices' },
  { fn: 'count_distinct', field: 'product', as: 'products' },
  { fn: 'count_distinct', field: 'order.customer', as: 'customers' },
  { fn: 'count_distinct', field: 'order.country', as: 'countries' },
  { fn: 'sum', field: 'quantity', as: 'qty' },
  { fn: 'sum', field: 'line_total', as: 'revenue' },
];

function text(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'amount' in value) return text(value.amount);
  // Figures of the truth files are JSON numbers; ours are exact decimals.
  return typeof value === 'string' || typeof value === 'number' ? String(Number(Number(value).toFixed(6))) : String(value);
}

/** Compares every key of a truth file that the aggregate API can answer. Only lines in GBP are looked at, so that a shop in VND may stand beside. */
export async function compareOnlineRetail(reader: RecordReader, actor: Actor, truth: Readonly<Record<string, unknown>>): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const add = (name: string, ours: unknown, expected: unknown) => figures.push({ name, ours: text(ours), truth: text(expected) });
  const lines = async (filter: string | undefined, request: Omit<AggregateRequest, 'filter'>): Promise<readonly Row[]> => {
    const gbp = 'unit_price.currency == "GBP"';
    return (await reader.aggregate(actor, 'order_line', { ...request, filter: filter === undefined ? gbp : `${gbp} && ${filter}` })).rows;
  };
  const total = async (filter?: string): Promise<Row> => (await lines(filter, { measures }))[0] ?? {};

  const raw = truth.raw as Row;
  const all = await total();
  for (const [key, ours] of [
    ['rows', 'rows'],
    ['invoices', 'invoices'],
    ['stock_codes', 'products'],
    ['customers', 'customers'],
    ['countries', 'countries'],
    ['qty_sum', 'qty'],
    ['revenue', 'revenue'],
  ] as const)
    add(`raw.${key}`, all[ours], raw[key]);
  const counts = {
    missing_customer_rows: 'order.customer == null',
    cancel_rows: 'STARTS_WITH(order.number, "C")',
    negative_qty_rows: 'quantity < 0',
    zero_price_rows: 'unit_price == 0',
  };
  for (const [key, filter] of Object.entries(counts)) add(`raw.${key}`, (await total(filter)).rows, raw[key]);

  for (const [key, filter] of Object.entries(subsets)) {
    const expected = truth[key] as Row | undefined;
    if (expected === undefined) continue;
    const ours = await total(filter);
    for (const name of ['rows', 'invoices', 'customers', 'products', 'revenue']) add(`${key}.${name}`, ours[name], expected[name]);
    const months = expected.monthly as Readonly<Record<string, Row>>;
    for (const row of await lines(filter, { group: [{ field: 'sold_at', bucket: 'month' }], measures })) {
      for (const name of ['revenue', 'invoices', 'customers']) add(`${key}.monthly.${row.sold_at}.${name}`, row[name], months[String(row.sold_at)]?.[name]);
    }
    if (expected.by_country) await compareCountries(lines, filter, key, expected.by_country as Row, add);
    if (expected.top_products_qty_by_stockcode) {
      const top = await lines(filter, {
        group: [{ field: 'product.code' }],
        measures: [{ fn: 'sum', field: 'quantity', as: 'qty' }],
        sort: ['-qty'],
        limit: 10,
      });
      const published = expected.top_products_qty_by_stockcode as [string, number][];
      for (const [index, row] of top.entries())
        add(`${key}.top.${index + 1} ${row['product.code']}`, row.qty, published.find(([code]) => code === row['product.code'])?.[1]);
    }
    for (const [name, bucket, shift] of [
      ['revenue_by_weekday_mon0', 'weekday', 1],
      ['revenue_by_hour', 'hour', 0],
    ] as const) {
      const published = expected[name] as Row | undefined;
      if (published === undefined) continue;
      for (const row of await lines(filter, { group: [{ field: 'sold_at', bucket }], measures }))
        add(`${key}.${name}.${Number(row.sold_at) - shift}`, row.revenue, published[String(Number(row.sold_at) - shift)]);
    }
  }
  return figures;
}

async function compareCountries(
  lines: (filter: string, request: Omit<AggregateRequest, 'filter'>) => Promise<readonly Row[]>,
  filter: string,
  key: string,
  published: Row,
  add: (name: string, ours: unknown, expected: unknown) => void,
): Promise<void> {
  const rows = await lines(filter, { group: [{ field: 'order.country' }], measures });
  add(`${key}.by_country (countries)`, rows.length, Object.keys(published).length);
  for (const row of rows) {
    const entry = published[String(row['order.country'])];
    add(`${key}.by_country.${row['order.country']}`, row.revenue, typeof entry === 'object' && entry !== null ? (entry as Row).revenue : entry);
  }
}
