import { dayMs, utcMs } from './utc-time.ts';

const quarterMs = 900_000;
const cacheLimit = 50_000;
/** Intl writes years before 1 as BC; zones had no rules then, so the offset of an early day serves. */
const earliestMs = utcMs(1, 1, 3, 0);

interface Zone {
  readonly formatter: Intl.DateTimeFormat;
  /** Offset at the start of a UTC day. */
  readonly days: Map<number, number>;
  /** Offset at a UTC quarter of an hour, for days on which it changes. */
  readonly quarters: Map<number, number>;
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    const formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    zone = { formatter, days: new Map(), quarters: new Map() };
    zones.set(name, zone);
  }
  return zone;
}

function measureOffset(zone: Zone, instant: number): number {
  const at = Math.max(instant, earliestMs);
  const part: Record<string, number> = {};
  for (const { type, value } of zone.formatter.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
  return utcMs(year, month, day, (hour * 3600 + minute * 60 + second) * 1000) - Math.floor(at / 1000) * 1000;
}

function cached(zone: Zone, cache: Map<number, number>, key: number, unitMs: number): number {
  let offset = cache.get(key);
  if (offset === undefined) {
    if (cache.size >= cacheLimit) cache.clear();
    offset = measureOffset(zone, key * unitMs);
    cache.set(key, offset);
  }
  return offset;
}

function offsetAt(zone: Zone, instant: number): number {
  const day = Math.floor(instant / dayMs);
  const before = cached(zone, zone.days, day, dayMs);
  if (before === cached(zone, zone.days, day + 1, dayMs)) return before;
  return cached(zone, zone.quarters, Math.floor(instant / quarterMs), quarterMs);
}

/** Whether the IANA zone is known. */
export function isZone(name: string): boolean {
  try {
    zoneOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Offset of a zone at an instant, in milliseconds east of UTC. Throws RangeError for an unknown zone. */
function zoneOffsetMs(name: string, instant: number): number {
  return offsetAt(zoneOf(name), instant);
}

/**
 * Wall-clock time in a zone (given as utcMs of its parts) to milliseconds since 1970. A time that a change to summer time skips moves
 * forward by the change; one that occurs twice is the first. Throws RangeError for an unknown zone.
 */
export function zonedToUtc(wall: number, name: string): number {
  const zone = zoneOf(name);
  const before = offsetAt(zone, wall - dayMs);
  const after = offsetAt(zone, wall + dayMs);
  if (before === after) return wall - before;
  const first = wall - before;
  if (offsetAt(zone, first) === before) return first;
  const second = wall - after;
  return offsetAt(zone, second) === after ? second : first;
}

/** The calendar day (YYYY-MM-DD) of an instant in a zone. */
export function localDay(instant: number, name: string): string {
  return new Date(instant + zoneOffsetMs(name, instant)).toISOString().slice(0, 10);
}
