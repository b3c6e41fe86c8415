import type { TerritoryUpdate } from '../../../schemas/generated/api.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Issue } from '../../errors/issue.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { refuseNames, unknownPeople } from '../named-rows.ts';
import { compileTerritoryRule } from './compile-territory-rule.ts';

/** Throws bad_request for people and objects that there are not, bad_expression with places for rules that cannot be kept. */
export async function checkTerritory(tx: Tx, model: Model, { members = [], rules = [] }: TerritoryUpdate): Promise<void> {
  const people = await unknownPeople(
    tx,
    members.map((id, index) => [`/members/${index}`, id]),
  );
  const issues = [...people, ...ruleObjects(model, rules)];
  if (issues.length > 0) throw refuseNames(issues);
  const broken = rules.flatMap(({ object: name, condition }, index) => {
    const object = model.objects.get(name);
    const compiled = object && compileTerritoryRule(object, condition);
    return compiled && !compiled.ok ? compiled.issues.map((issue) => ({ ...issue, pointer: `/rules/${index}/condition` })) : [];
  });
  if (broken.length > 0) throw new AppError('bad_expression', broken[0]?.message ?? '', { issues: broken });
}

/** Why records of an object cannot lie anywhere. */
export function lacksTerritories({ name }: ObjectModel): string {
  return `Records of "${name}" lie in no territories: its document does not say "territories": true.`;
}

function ruleObjects(model: Model, rules: NonNullable<TerritoryUpdate['rules']>): readonly Issue[] {
  const seen = new Set<string>();
  return rules.flatMap(({ object }, index) => {
    const pointer = `/rules/${index}/object`;
    const found = model.objects.get(object);
    if (found?.table[0] !== 'crm') return [{ pointer, message: `There is no object "${object}".` }];
    if (found.document.territories !== true) return [{ pointer, message: lacksTerritories(found) }];
    if (seen.has(object)) return [{ pointer, message: `"${object}" has a rule already; join conditions with ||.` }];
    seen.add(object);
    return [];
  });
}
