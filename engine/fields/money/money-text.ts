import { plainNumber } from '../decimal/plain-number.ts';

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
