import type { Database, Tx } from '../../database/database.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import type { TerritoryRule, TerritoryRules } from '../../records/write-context.ts';
import { sql } from '../../sql/sql.ts';
import { compileTerritoryRule } from './compile-territory-rule.ts';

/** The rules of territories as this process knows them. */
export interface OpenTerritoryRules extends TerritoryRules {
  /** Loads them anew; call when rights have changed anywhere. */
  refresh(): Promise<void>;
}

export interface StoredRule {
  readonly number: number;
  readonly object: string;
  readonly condition: string;
}

/** The rules as committed, of all objects or of one. */
export function loadRules(tx: Tx, object: string | null = null): Promise<readonly StoredRule[]> {
  return tx.query<StoredRule>(sql`select t.number, r.object, r.condition from sys.territory_rule as r join sys.territory as t on t.id = r.territory
    where ${object}::text is null or r.object = ${object} order by r.object, t.number`);
}

export async function openTerritoryRules(database: Database): Promise<OpenTerritoryRules> {
  let stored: readonly StoredRule[] = [];
  let compiled = new WeakMap<Model, Map<string, readonly TerritoryRule[]>>();
  let asked = 0;
  let newest = 0;
  const refresh = async (): Promise<void> => {
    asked += 1;
    const turn = asked;
    const loaded = await loadRules(database);
    // Answers may overtake each other: what was asked for later knows more.
    if (turn < newest) return;
    newest = turn;
    stored = loaded;
    compiled = new WeakMap();
  };
  await refresh();
  return {
    refresh,
    rulesFor(model, object) {
      if (stored.length === 0) return [];
      const byObject = compiled.get(model) ?? new Map<string, readonly TerritoryRule[]>();
      compiled.set(model, byObject);
      const rules = byObject.get(object.name) ?? compileRules(stored, object);
      byObject.set(object.name, rules);
      return rules;
    },
  };
}

/** The rules of the object that hold. A condition that no longer compiles, or may no longer be asked, places nothing. */
export function compileRules(stored: readonly StoredRule[], object: ObjectModel): readonly TerritoryRule[] {
  if (object.document.territories !== true) return [];
  return stored.flatMap(({ number, object: name, condition }) => {
    if (name !== object.name) return [];
    const result = compileTerritoryRule(object, condition);
    return result.ok ? [{ number, condition: result.condition }] : [];
  });
}
