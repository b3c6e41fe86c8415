import type { Issue } from '../../../engine/errors/issue.ts';
import type { Model } from '../../../engine/metadata/model.ts';
import { compileTerritoryRule } from '../../../engine/rights/territories/compile-territory-rule.ts';
import type { RecipeDocument } from '../../../schemas/generated/metadata.ts';

/** What people, teams and territories of a recipe name that is not there, and conditions that do not compile. */
export function staffIssues(model: Model, recipe: RecipeDocument): readonly Issue[] {
  const { people = [], teams = [], territories = [] } = recipe;
  const issues: Issue[] = [];
  const keys = new Set(people.map(({ key }) => key));
  const person = (pointer: string, key: string | undefined): void => {
    if (key !== undefined && !keys.has(key)) issues.push({ pointer, message: `Nobody has the key "${key}".` });
  };
  if (keys.size < people.length) issues.push({ pointer: '/people', message: 'Two people have the same key.' });
  for (const [index, { roles, manager }] of people.entries()) {
    for (const role of roles) if (!model.roles.has(role)) issues.push({ pointer: `/people/${index}/roles`, message: `There is no role "${role}".` });
    person(`/people/${index}/manager`, manager);
  }
  for (const [kind, groups] of [['teams', teams] as const, ['territories', territories] as const]) {
    const named = new Set<string>();
    for (const [index, { name, parent, members }] of groups.entries()) {
      if (parent !== undefined && !named.has(parent))
        issues.push({ pointer: `/${kind}/${index}/parent`, message: `"${parent}" does not stand before "${name}".` });
      named.add(name);
      for (const key of members) person(`/${kind}/${index}/members`, key);
    }
  }
  for (const [index, team] of teams.entries())
    for (const key of team.leads ?? [])
      if (!team.members.includes(key)) issues.push({ pointer: `/teams/${index}/leads`, message: `"${key}" leads "${team.name}" and is no member of it.` });
  for (const [index, { rules }] of territories.entries())
    for (const [place, { object, condition }] of rules.entries()) {
      const target = model.objects.get(object);
      const compiled = target?.document.territories === true ? compileTerritoryRule(target, condition) : undefined;
      if (compiled?.ok === true) continue;
      const message = compiled?.issues[0]?.message ?? `There is no object "${object}" whose records lie in territories.`;
      issues.push({ pointer: `/territories/${index}/rules/${place}`, message });
    }
  return issues;
}
