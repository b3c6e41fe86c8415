import { plainNumber } from '../../typing/plain-number.ts';
import { typedReadings } from '../../typing/typed-readings.ts';

const signs: ReadonlyMap<string, string> = new Map([
  ['₫', 'VND'],
  ['đ', 'VND'],
  ['vnđ', 'VND'],
  ['đồng', 'VND'],
  ['us$', 'USD'],
  ['£', 'GBP'],
  ['€', 'EUR'],
  ['¥', 'JPY'],
  ['₩', 'KRW'],
  ['฿', 'THB'],
  ['₹', 'INR'],
]);
const dollars: ReadonlySet<string> = new Set(['USD', 'AUD', 'CAD', 'SGD', 'HKD', 'NZD', 'TWD']);
const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function currencyOf(sign: string, defaultCurrency: string): string | undefined {
  if (sign === '$') return dollars.has(defaultCurrency) ? defaultCurrency : 'USD';
  const known = signs.get(sign.toLowerCase());
  if (known !== undefined) return known;
  const code = sign.toUpperCase();
  return codes.has(code) ? code : undefined;
}

/** An amount as files write it ('1.500.000 ₫', '£2.55', '(1,234) USD') to a plain number and its currency, or undefined. */
export function moneyText(text: string, defaultCurrency: string, mark?: '.' | ','): { readonly amount: string; readonly currency: string } | undefined {
  const bare = plainNumber(text, mark);
  if (bare !== undefined) return { amount: bare, currency: defaultCurrency };
  if (text.length > 120) return undefined;
  let currency: string | undefined;
  let strange = false;
  const rest = text.normalize('NFC').replace(/[^\d\s.,'’()+\-−]+/g, (sign) => {
    const found = currencyOf(sign, defaultCurrency);
    if (found === undefined || (currency !== undefined && currency !== found)) strange = true;
    currency = found;
    return '';
  });
  // The sign may stand within: '-£5', '£-5', '£ (5)'.
  const amount = strange ? undefined : plainNumber(rest, mark);
  return amount === undefined || currency === undefined ? undefined : { amount, currency };
}

/** Signs of other money than đồng: "$1tr" is nobody's way to write. */
const foreign = /[$£€¥₩฿₹]/;

/**
 * The amounts that a text may be when it is written as people type ('500k', '1tr250', '2 triệu rưỡi đ'): several where it is not clear.
 * Where the mark is not known, what depends on it is not clear either.
 */
export function typedMoney(text: string, defaultCurrency: string, mark?: '.' | ','): { readonly amounts: readonly string[]; readonly currency: string } {
  if (foreign.test(text)) return { amounts: [], currency: defaultCurrency };
  const marks = mark === undefined ? ([',', '.'] as const) : [mark];
  const amounts = new Set(marks.flatMap((each) => typedReadings(text, each)));
  const dong = /(?:₫|đ|đồng|vnd|vnđ)\s*$/iu.test(text.normalize('NFC'));
  return { amounts: [...amounts], currency: dong ? 'VND' : defaultCurrency };
}
