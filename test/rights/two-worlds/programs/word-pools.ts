import { literal, mayName } from '../../../../engine/rights/prove/readable-paths.ts';
import type { Scene } from '../../../../engine/rights/prove/scene.ts';
import type { OfficeRecord } from '../../office-records.ts';
import { personIn, type WorldPair } from '../world-pair.ts';
import { paths } from './nameable.ts';

/** Texts and numbers that there are in one of the worlds, hidden or not: whoever guesses at what is hidden would begin with these. */
export interface WordPools {
  /** Names of records by object; one of each there is not. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Paths that the person may name, by object: the others are refused, which is soon seen. */
  readonly open: Readonly<Record<string, readonly string[]>>;
  /** Values of each path in either world, as they are written in expressions. */
  readonly valuesOf: (object: string, path: string) => readonly string[];
  /** What totals can be taken of the path: of its type. */
  readonly typeOf: (object: string, path: string) => string | undefined;
  readonly words: readonly string[];
  /** As they are written in expressions. */
  readonly literals: readonly string[];
  /** Endings of phone numbers. */
  readonly digits: readonly string[];
  /** Keys by which files know records again. */
  readonly codes: readonly string[];
}

type Leaf = string | number | boolean;

function leaves(value: unknown): readonly Leaf[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [value as Leaf];
  return Object.values(value).flatMap(leaves);
}

function codesIn(records: readonly OfficeRecord[]): readonly string[] {
  return records.flatMap(({ values: { code, keys } }) => leaves([code, keys])).filter((value) => typeof value === 'string');
}

function isOpen(scene: Scene, object: string, path: string): boolean {
  const model = scene.seen.model.objects.get(object);
  return model !== undefined && mayName(scene.seen, personIn(scene), model, path.split('.'), 'list');
}

/** What there really is, hidden or not. */
function literalsOf(scene: Scene, object: string, path: string): readonly string[] {
  const entry = scene.seen.model.objects.get(object)?.scope.resolve(path.split('.'));
  if (!entry) return [];
  return scene.seen.store.all(object).flatMap((record) => literal(scene.seen.real(record, entry.path, personIn(scene))) ?? []);
}

export function wordPools({ records: worlds, scenes }: Pick<WorldPair, 'records' | 'scenes'>): WordPools {
  const all = worlds.flat();
  const named = (object: string): string[] => [...new Set(all.filter((record) => record.object === object).map(({ name }) => name)), 'nobody'];
  const values = [...new Set(all.flatMap((record) => leaves(record.values)))];
  const texts = values.filter((value) => typeof value === 'string');
  return {
    open: Object.fromEntries(Object.entries(paths).map(([object, each]) => [object, each.filter((path) => isOpen(scenes[0], object, path))])),
    valuesOf: (object, path) => [...new Set(scenes.flatMap((scene) => literalsOf(scene, object, path)))],
    typeOf: (object, path) => scenes[0].seen.model.objects.get(object)?.scope.resolve(path.split('.'))?.type,
    names: {
      account: named('account'),
      deal: named('deal'),
      ticket: named('ticket'),
      deal_line: all.flatMap(({ name, values: { lines } }) => (Array.isArray(lines) ? lines.map((_, place) => `${name} ${place}`) : [])),
      user: ['mai', 'an', 'em', 'dung', 'nobody'],
      ghost: ['x'],
    },
    words: [...new Set(texts.flatMap((text) => text.split(/[\s-]+/)))].filter((word) => word.length > 2),
    literals: values.map((value) => (typeof value === 'string' && !/^-?\d+$/.test(value) ? JSON.stringify(value) : String(value))),
    digits: texts.filter((text) => /^0\d{9}$/.test(text)).flatMap((text) => [text, text.slice(-4)]),
    // Whether a key is taken is told to whoever tries to take it: of those that differ between the worlds none is tried.
    codes: ['NONE-1', ...codesIn(worlds[0] ?? []).filter((code) => worlds.every((records) => codesIn(records).includes(code)))],
  };
}
