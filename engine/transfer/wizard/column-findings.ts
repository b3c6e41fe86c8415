import type { Choice } from '../../../schemas/generated/metadata.ts';
import type { ImportFormat } from '../../fields/field-type.ts';
import { fold } from '../../sql/fold.ts';
import type { JudgedColumns } from '../judging/judge-columns.ts';
import type { PhoneFacts, SheetLayout } from '../layout/sheet-layout.ts';
import { CellReader } from '../mapping/cell-reader.ts';
import type { ImportPlan } from '../mapping/import-plan.ts';

/** What is peculiar about the phone numbers of a column. */
export interface PhoneJudgement extends PhoneFacts {
  readonly column: string;
  readonly kind: 'phone';
}

/** Texts of a column that are none of the choices of its field. */
export interface ChoiceJudgement {
  readonly column: string;
  readonly kind: 'choice';
  readonly object: string;
  readonly field: string;
  readonly unknown: readonly { readonly text: string; readonly count: number; readonly suggestion: string | null }[];
}

const mostUnknown = 30;
const least = 0.45;

/** What the cells looked at say of phone numbers and choices. */
export function columnFindings(
  plan: ImportPlan,
  layout: SheetLayout,
  judged: JudgedColumns,
  context: ImportFormat,
): readonly (PhoneJudgement | ChoiceJudgement)[] {
  const found: (PhoneJudgement | ChoiceJudgement)[] = [];
  const phones = new Set<number>();
  for (const { object, sources } of plan.entries) {
    for (const source of sources) {
      const profile = source.kind === 'column' ? layout.columns[source.column] : undefined;
      if (source.kind !== 'column' || !profile) continue;
      const { type } = source.field.type;
      const facts = profile.phone_facts;
      if (source.settings.nth !== undefined && facts && facts.lost_zeros + facts.old_prefixes + facts.several > 0 && !phones.has(source.column)) {
        phones.add(source.column);
        found.push({ kind: 'phone', column: profile.name, ...facts });
      }
      if (type !== 'choice' && type !== 'multi_choice' && type !== 'boolean') continue;
      const reader = new CellReader(source, judged, context);
      const choices = source.field.document.options?.choices ?? [];
      const unknown = (profile.values ?? []).filter(({ text }) => reader.read(text).problem !== undefined);
      if (unknown.length > 0)
        found.push({
          kind: 'choice',
          column: profile.name,
          object: object.name,
          field: source.field.name,
          unknown: unknown.slice(0, mostUnknown).map((value) => ({ ...value, suggestion: likeliest(value.text, choices) })),
        });
    }
  }
  return found;
}

/** The choice whose label or key is most like the text; null where none is. */
function likeliest(text: string, choices: readonly Choice[]): string | null {
  let best: { readonly key: string; readonly likeness: number } | undefined;
  for (const { key, label, active } of choices) {
    if (active === false) continue;
    const likeness = Math.max(...[label.vi, label.en, key].map((name) => alike(text, name)));
    if (likeness >= least && likeness > (best?.likeness ?? 0)) best = { key, likeness };
  }
  return best?.key ?? null;
}

/** The share of pairs of letters that two texts have in common (Dice), or of one text within the other. */
function alike(left: string, right: string): number {
  const [one, other] = [pairs(left), pairs(right)];
  if (one.size === 0 || other.size === 0) return 0;
  const common = [...one].filter((pair) => other.has(pair)).length;
  return Math.max((2 * common) / (one.size + other.size), (0.9 * common) / Math.min(one.size, other.size));
}

function pairs(text: string): ReadonlySet<string> {
  const plain = ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return new Set(Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2)));
}
