const plain = /^-?\d+(?:\.\d+)?$/;
const scientific = /^-?\d+(?:[.,]\d+)?[eE][+-]?\d{1,2}$/;
const grouped = /^\d{1,3}(?:([_.,])(?:\d{2,3}\1)*\d{3})$/;

/** The decimal mark of one number, where the file does not say: the later of two marks, else a lone mark that cannot be grouping. */
function judgeMark(body: string): '.' | ',' {
  const dot = body.lastIndexOf('.');
  const comma = body.lastIndexOf(',');
  if (comma < 0) return dot === body.indexOf('.') ? '.' : ',';
  if (dot >= 0) return comma > dot ? ',' : '.';
  return comma === body.indexOf(',') && body.length - comma !== 4 ? ',' : '.';
}

function ungroup(whole: string): string | undefined {
  if (/^\d*$/.test(whole)) return whole;
  // Nobody groups behind a lone zero: '0.125' is an eighth, whatever mark the column has.
  if (whole.startsWith('0') && /[1-9]/.test(whole)) return undefined;
  return grouped.test(whole) ? whole.replace(/[_.,]/g, '') : undefined;
}

/**
 * A number as people and files write it to text with a decimal point and no grouping, or undefined. Groups of digits may be parted by
 * the other mark, spaces or apostrophes; negatives may be written -5, 5- or (5). A single '1.234' without a known mark is a decimal,
 * a single '1,234' is grouped.
 */
export function plainNumber(text: string, mark?: '.' | ','): string | undefined {
  if (mark !== ',' && plain.test(text)) return text;
  let body = text.trim();
  if (body === '' || body.length > 80) return undefined;
  let sign = '';
  if (body.startsWith('(') && body.endsWith(')')) {
    sign = '-';
    body = body.slice(1, -1).trim();
  }
  const signed = /^([-+−]?)\s*(.*?)\s*([-−]?)$/.exec(body);
  if (!signed) return undefined;
  const [, before = '', digits = '', after = ''] = signed;
  if (before + after !== '') {
    if (sign !== '' || (before !== '' && after !== '')) return undefined;
    sign = before === '+' ? '' : '-';
  }
  if (scientific.test(digits)) return sign + digits.replace(',', '.');
  body = digits.replace(/[\s'’]/g, '_');
  const decimal = mark ?? judgeMark(body);
  const at = body.indexOf(decimal);
  if (at !== body.lastIndexOf(decimal)) return undefined;
  const whole = ungroup(at < 0 ? body : body.slice(0, at));
  const fraction = at < 0 ? '' : body.slice(at + 1);
  if (whole === undefined || !/^\d*$/.test(fraction) || whole + fraction === '') return undefined;
  return `${sign}${whole || '0'}${fraction === '' ? '' : `.${fraction}`}`;
}
