import pg from 'pg';

type Parser = (text: string) => unknown;

const oid = { int8: 20, json: 114, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700, jsonb: 3802 } as const;
const arrayOid = { int8: 1016, date: 1182, timestamp: 1115, timestamptz: 1185, numeric: 1231 } as const;
const textArrayOid = 1009;

const asText: Parser = (text) => text;

/** A bigint as a number while it is exact, as text beyond 2^53. */
export function parseInt8(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

/** "2026-11-22 02:14:00.5+00" (TimeZone is UTC) to "2026-11-22T02:14:00.500Z"; more digits are cut, infinity and BC stay as they are. */
export function parseTimestamptz(text: string): string {
  if (text.charCodeAt(10) !== 32) return text;
  const length = text.endsWith('+00') ? text.length - 3 : text.length;
  const start = `${text.slice(0, 10)}T${text.slice(11, 19)}`;
  if (length === 19) return `${start}.000Z`;
  if (text.charCodeAt(19) !== 46) return text;
  return `${start}.${text.slice(20, Math.min(length, 23)).padEnd(3, '0')}Z`;
}

const parseTextArray = pg.types.getTypeParser(textArrayOid as never) as (text: string) => (string | null)[];

function arrayOf(parse: Parser): Parser {
  return (text) => parseTextArray(text).map((item) => (item === null ? null : parse(item)));
}

const parsers = new Map<number, Parser>([
  [oid.int8, parseInt8],
  [oid.date, asText],
  [oid.timestamp, asText],
  [oid.timestamptz, parseTimestamptz],
  [oid.numeric, asText],
  [oid.json, JSON.parse],
  [oid.jsonb, JSON.parse],
  [arrayOid.int8, arrayOf(parseInt8)],
  [arrayOid.date, parseTextArray],
  [arrayOid.timestamp, parseTextArray],
  [arrayOid.timestamptz, arrayOf(parseTimestamptz)],
  [arrayOid.numeric, parseTextArray],
]);

/** How column values become JavaScript values; given to each connection, so that nothing global changes. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text' | 'binary') => {
    const parser = format === 'binary' ? undefined : parsers.get(type);
    return parser ?? pg.types.getTypeParser(type, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};
