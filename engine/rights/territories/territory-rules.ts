import type { Database } from '../../database/database.ts';
import { compileExpression } from '../../expressions/compile-expression.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import type { TerritoryRule, TerritoryRules } from '../../records/write-context.ts';
import { sql } from '../../sql/sql.ts';

/** The rules of territories as this process knows them. */
export interface OpenTerritoryRules extends TerritoryRules {
  /** Loads them anew; call when rights have changed anywhere. */
  refresh(): Promise<void>;
}

interface StoredRule {
  readonly number: number;
  readonly object: string;
  readonly condition: string;
}

export async function openTerritoryRules(database: Database): Promise<OpenTerritoryRules> {
  let stored: readonly StoredRule[] = [];
  let compiled = new WeakMap<Model, Map<string, readonly TerritoryRule[]>>();
  const refresh = async (): Promise<void> => {
    stored = await database.query<StoredRule>(
      sql`select t.number, r.object, r.condition from sys.territory_rule as r join sys.territory as t on t.id = r.territory order by r.object, t.number`,
    );
    compiled = new WeakMap();
  };
  await refresh();
  return {
    refresh,
    rulesFor(model, object) {
      if (stored.length === 0 || object.document.territories !== true) return [];
      const byObject = compiled.get(model) ?? new Map<string, readonly TerritoryRule[]>();
      compiled.set(model, byObject);
      const rules = byObject.get(object.name) ?? compileRules(stored, object);
      byObject.set(object.name, rules);
      return rules;
    },
  };
}

/** A condition that no longer compiles places nothing, and leaves what it placed. */
function compileRules(stored: readonly StoredRule[], object: ObjectModel): readonly TerritoryRule[] {
  return stored.flatMap((rule) => {
    if (rule.object !== object.name) return [];
    const result = compileExpression(rule.condition, object.scope, 'boolean');
    return result.ok ? [{ number: rule.number, condition: result.expression }] : [];
  });
}
