import { createHash } from 'node:crypto';
import type { Tx } from '../../../database/database.ts';
import type { Model, ObjectModel } from '../../../metadata/model.ts';
import { sql } from '../../../sql/sql.ts';
import { compileTerritoryRule, ruleMeaning } from '../compile-territory-rule.ts';
import { loadRules, type StoredRule } from '../territory-rules.ts';

/**
 * Marks the objects whose records lie where rules put them that are others now, and answers their names: rules were added, changed or
 * removed, or a formula or type that they go by. `anyway` are marked as well. To be called in the transaction of the change, or whenever the
 * Model may be another.
 */
export async function askPlacing(tx: Tx, model: Model, anyway: readonly string[] = []): Promise<readonly string[]> {
  const rules = Map.groupBy(await loadRules(tx), ({ object }) => object);
  const stored = await tx.query<{ object: string; meaning: string }>(sql`select object, meaning from sys.placing`);
  const known = new Map(stored.map(({ object, meaning }) => [object, meaning]));
  const asked: string[] = [];
  for (const name of [...new Set([...rules.keys(), ...known.keys(), ...anyway])].sort()) {
    const object = model.objects.get(name);
    // Without territories there is no place to be noted; once it has them, its rules mean something else than before.
    if (object?.document.territories !== true) continue;
    const meaning = meaningOf(model, object, rules.get(name) ?? []);
    if (known.get(name) === meaning && !anyway.includes(name)) continue;
    await tx.query(sql`insert into sys.placing (object, meaning) values (${name}, ${meaning})
      on conflict (object) do update set meaning = excluded.meaning, open = true, asked_at = clock_timestamp(), horizon = null, after = null, placed = 0`);
    asked.push(name);
  }
  return asked;
}

function meaningOf(model: Model, object: ObjectModel, rules: readonly StoredRule[]): string {
  const parts = rules.map(({ number, condition }) => {
    const compiled = compileTerritoryRule(object, condition);
    return [number, compiled.ok ? ruleMeaning(object, compiled.condition) : 'broken'];
  });
  return createHash('sha256')
    .update(JSON.stringify([model.settings.zone, parts]))
    .digest('base64url');
}
