import { quoted } from '../../filter/text/filter-text.ts';
import { foldText } from '../../format/fold-text.ts';
import grid from './provinces.json' with { type: 'json' };

/** A province of Vietnam since July 2025 and its place on the map of tiles. */
export interface Province {
  readonly code: string;
  readonly name: string;
  readonly row: number;
  readonly column: number;
}

export const provinces: readonly Province[] = grid.provinces;

/** Texts alike but for case, diacritics, spaces and what stands before the name: "TP. Hồ Chí Minh" is "Thành phố Hồ Chí Minh". */
function folded(text: string): string {
  return foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^(thanh pho|tinh|tp|t p|city of|province of) /, '')
    .replace(/ (city|province)$/, '')
    .replaceAll(' ', '');
}

const byName = new Map(provinces.map((province) => [folded(province.name), province]));
const alsoCalled: readonly (readonly [string, string])[] = [
  ['Sài Gòn', '79'],
  ['HCM', '79'],
  ['TPHCM', '79'],
  ['Thừa Thiên Huế', '46'],
  ['HN', '01'],
];
for (const [name, code] of alsoCalled) {
  const province = provinces.find((candidate) => candidate.code === code);
  if (province) byName.set(folded(name), province);
}

/** The province that an address names; undefined for one that is no more, or elsewhere. */
export function provinceOf(text: string): Province | undefined {
  return byName.get(folded(text));
}

export interface ProvinceCount {
  readonly province: Province;
  readonly count: number;
  /** As the addresses write it. */
  readonly texts: readonly string[];
}

export interface MapCounts {
  readonly provinces: readonly ProvinceCount[];
  /** In a province that is no more, or abroad. */
  readonly elsewhere: number;
  /** The address names no province, or there is none. */
  readonly without: number;
}

/** Counts by what addresses call their province, put together by provinces. */
export function mapCounts(rows: readonly { readonly text: string | null; readonly count: number }[]): MapCounts {
  const counts = new Map<string, { count: number; texts: string[] }>();
  let [elsewhere, without] = [0, 0];
  for (const { text, count } of rows) {
    const province = text === null ? undefined : provinceOf(text);
    if (text === null) without += count;
    else if (!province) elsewhere += count;
    else {
      const known = counts.get(province.code) ?? { count: 0, texts: [] };
      counts.set(province.code, { count: known.count + count, texts: [...known.texts, text] });
    }
  }
  return { provinces: provinces.map((province) => ({ province, ...(counts.get(province.code) ?? { count: 0, texts: [] }) })), elsewhere, without };
}

/** The condition that addresses in a province meet. */
export function provinceFilter(address: string, { texts }: ProvinceCount): string {
  return `${address}.province in [${texts.map(quoted).join(', ')}]`;
}

/** The condition that addresses in none of them meet, among those that name a province. */
export function elsewhereFilter(address: string, counts: MapCounts): string {
  const texts = counts.provinces.flatMap((count) => count.texts);
  const named = `!ISBLANK(${address}.province)`;
  return texts.length === 0 ? named : `${named} && !(${address}.province in [${texts.map(quoted).join(', ')}])`;
}

/** Upper bounds of the shades: the counts that part the provinces with records into up to four classes. */
export function shadeBounds(counts: readonly number[]): readonly number[] {
  const filled = counts.filter((count) => count > 0).toSorted((a, b) => a - b);
  const bounds = [0.25, 0.5, 0.75, 1].map((part) => filled[Math.ceil(part * filled.length) - 1] ?? 0);
  return [...new Set(bounds)].filter((bound) => bound > 0);
}

/** 0 for none, else which of the classes, spread over four shades. */
export function shadeOf(count: number, bounds: readonly number[]): number {
  if (count === 0) return 0;
  const place = bounds.findIndex((bound) => count <= bound);
  return bounds.length < 2 ? 2 : Math.round(1 + (place * 3) / (bounds.length - 1));
}
