import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import type { ColumnProfile } from '../layout/sheet-layout.ts';
import { plainName } from './plain-name.ts';
import { valuesFit } from './values-fit.ts';
import { meansTheSame, namesType } from './word-groups.ts';

export type MatchReason = 'label' | 'api_name' | 'synonym' | 'similar' | 'values';

export interface MatchScore {
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reason: MatchReason;
}

const none: MatchScore = { confidence: 0, reason: 'similar' };

/** How well a column fits a field: by its name, and by what stands in it. */
export function matchScore(column: ColumnProfile, object: ObjectModel, field: FieldModel): MatchScore {
  const named = nameScore(plainName(column.name), object, field);
  const fit = valuesFit(column, field);
  const byName = { confidence: Math.min(1, named.confidence * fit.factor), reason: named.reason };
  return fit.alone > byName.confidence ? { confidence: fit.alone, reason: 'values' } : byName;
}

function nameScore(header: string, object: ObjectModel, field: FieldModel): MatchScore {
  if (header === '') return none;
  const { label } = field.document;
  const labels = [plainName(label.vi), plainName(label.en)];
  const api = field.name.replaceAll('_', ' ');
  if (labels.includes(header)) return { confidence: 1, reason: 'label' };
  if (header === api) return { confidence: 0.98, reason: 'api_name' };
  const objects = [plainName(object.document.label.vi), plainName(object.document.label.en)];
  const names = [...labels, api];
  const bare = objects.map((name) => without(header, name)).find((text) => text !== header && text !== '');
  if (names.some((name) => objects.some((own) => header === `${name} ${own}` || header === `${own} ${name}`))) return { confidence: 0.95, reason: 'label' };
  if (names.some((name) => meansTheSame(header, name))) return { confidence: 0.9, reason: 'synonym' };
  if (bare !== undefined && names.some((name) => name === bare || meansTheSame(bare, name))) return { confidence: 0.86, reason: 'synonym' };
  if (namesType(header, field.type.type)) return { confidence: field === object.title ? 0.88 : 0.8, reason: 'synonym' };
  const likeness = Math.max(...names.map((name) => dice(header, name)));
  return { confidence: likeness >= 0.5 ? 0.75 * likeness : 0, reason: 'similar' };
}

function without(text: string, words: string): string {
  return ` ${text} `.replace(` ${words} `, ' ').trim();
}

/** The share of words that two names have in common. */
function dice(left: string, right: string): number {
  const [one, other] = [new Set(left.split(' ')), new Set(right.split(' '))];
  return (2 * [...one].filter((word) => other.has(word)).length) / (one.size + other.size);
}
