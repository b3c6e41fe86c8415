import type { ObjectModel } from '../../metadata/model.ts';
import type { ColumnProfile } from '../layout/sheet-layout.ts';
import { type MatchScore, matchScore } from './match-score.ts';
import { plainName } from './plain-name.ts';
import type { TargetField } from './target-fields.ts';
import { meansTheSame } from './word-groups.ts';

const least = 0.5;
const partConfidence = 0.85;

/** A column given to a field, or to a part of one. */
export interface ColumnMatch extends MatchScore {
  readonly column: number;
  readonly target: TargetField;
  readonly part?: string;
}

/** Gives each column to the field that it fits best, and each field one column; the surest first. */
export function assignColumns(columns: readonly ColumnProfile[], object: ObjectModel, targets: readonly TargetField[]): readonly ColumnMatch[] {
  const candidates = columns.flatMap((profile, column) =>
    targets.flatMap((target): ColumnMatch[] => {
      if (profile.filled === 0 && profile.samples.length === 0) return [];
      const parts = target.parts
        .filter((part) => isPart(profile.name, part))
        .map((part) => ({ column, target, part, confidence: partConfidence, reason: 'synonym' as const }));
      const score = matchScore(profile, object, target.field);
      return score.confidence >= least ? [{ column, target, ...score }, ...parts] : parts;
    }),
  );
  const taken = new Set<string>();
  return candidates
    .toSorted((left, right) => right.confidence - left.confidence || left.column - right.column)
    .filter(({ column, target, part }) => {
      const [from, to] = [`column ${column}`, `field ${target.field.name} ${part ?? ''}`];
      if (taken.has(from) || taken.has(to)) return false;
      taken.add(from).add(to);
      return true;
    });
}

function isPart(name: string, part: string): boolean {
  return meansTheSame(plainName(name), part.replaceAll('_', ' '));
}
