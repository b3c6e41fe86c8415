import type { NumberStyle } from './number-formats.ts';

const dayMs = 86_400_000;
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/** Where days are counted from: 1904 in files of old Macs. */
export type DateSystem = keyof typeof epochs;

const latestDay = 2_958_465;

/** Two or three decimals and nothing before them but up to three digits: read alone, the point might part thousands. */
const doubtful = /^-?[1-9]\d{0,2}\.\d{3}$/;

/**
 * A number of a spreadsheet as text, with a point and without grouping; dates by their style as ISO 8601. The text says by itself that its
 * point is a decimal mark: 1.234 is written 1.2340.
 */
export function numberText(raw: string, style: NumberStyle, system: DateSystem): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if ((style.date || style.time) && value >= 0 && value < latestDay + 1) return momentText(value, style, system);
  if (style.percent) return `${plainText(Number((value * 100).toPrecision(15)))}%`;
  if (style.zeros > 0 && Number.isInteger(value) && value >= 0) return String(value).padStart(style.zeros, '0');
  if (/^-?\d{1,18}$/.test(raw)) return raw;
  const text = plainText(Number(value.toPrecision(15)));
  return doubtful.test(text) ? `${text}0` : text;
}

function plainText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : value.toFixed(20).replace(/0+$/, '');
}

function momentText(serial: number, style: NumberStyle, system: DateSystem): string {
  // The first format of spreadsheets counts a 29 February 1900 that there was not; before it days are one further.
  const shift = system === 1900 && serial >= 1 && serial < 60 ? 1 : 0;
  const seconds = Math.round((serial + shift) * 86_400);
  const [day = '', time = ''] = new Date(epochs[system] + seconds * 1000).toISOString().split('T');
  const clock = time.slice(0, 8).replace(/:00$/, '');
  if (!style.date) return seconds < dayMs / 1000 && system === 1900 ? clock : `${day} ${clock}`;
  return style.time || clock !== '00:00' ? `${day} ${clock}` : day;
}

const escaped = /_x([0-9A-Fa-f]{4})_/g;

/** Text of a cell: characters that XML cannot hold are written _x000D_. */
export function sharedText(text: string): string {
  return text.includes('_x') ? text.replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}
