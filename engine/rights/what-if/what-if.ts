import type { WhatIf, WhatIfRequest } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import { grantsKey } from '../../access/grants.ts';
import type { Database } from '../../database/database.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { type Delta, isChange } from './amount.ts';
import { type ChangedPair, changedPairs, type Pair } from './changed-pairs.ts';
import type { Change, HolderChanges, ObjectChanges } from './changes.ts';
import { findExamples } from './find-examples.ts';
import { type Hypothesis, hypothesise } from './hypothetical-model.ts';
import { type Holder, roleHolders } from './role-holders.ts';
import { type CountLimits, RowCounter, usualLimits } from './row-counter.ts';
import { sumUp } from './sum-up.ts';
import { type Touched, touchedObjects } from './touched-objects.ts';

/** Who asks, and what answers. */
export interface Supposing {
  readonly database: Database;
  readonly identity: Pick<Identity, 'person'>;
  readonly model: Model;
  readonly now: Date;
  /** An administrator: examples are told as they see them. */
  readonly asker: UserActor;
  /** Default three seconds a statement, fifteen in all. */
  readonly limits?: CountLimits;
}

/**
 * What people who hold a role would gain and lose if it were as given. Counted in one snapshot of the data; where counting takes longer than the
 * limits, amounts say that they are capped. Throws invalid_document for a role that a change set would refuse.
 */
export async function whatIf(supposing: Supposing, { role, holders: named }: WhatIfRequest): Promise<WhatIf> {
  const { database, identity, now, limits = usualLimits } = supposing;
  const hypothesis = hypothesise(supposing.model, role);
  const holders = await roleHolders({ tx: database, identity, now }, hypothesis, named);
  const touched = touchedObjects(hypothesis);
  return database.transaction(
    async (tx) => {
      const counter = new RowCounter(tx, now, limits);
      const changes: HolderChanges[] = [];
      for (const group of groupsOf(hypothesis, holders.people)) changes.push(...(await groupChanges(hypothesis, touched, group, counter)));
      const examples = await findExamples({ tx, model: hypothesis.before, now, asker: supposing.asker }, counter, changes);
      return sumUp(hypothesis, holders, changes, examples);
    },
    { readOnly: true, isolation: 'repeatable read', statementTimeoutMs: limits.statementMs },
  );
}

/** People with the same grants now and then; conditions name the zone, too. */
function groupsOf({ before, after }: Hypothesis, people: readonly Holder[]): readonly (readonly Holder[])[] {
  const keyOf = (holder: Holder) => `${grantsKey(before, holder.before)} → ${grantsKey(after, holder.after)} ${holder.before.zone}`;
  return [...Map.groupBy(people, keyOf).values()];
}

async function groupChanges(hypothesis: Hypothesis, touched: Touched, group: readonly Holder[], counter: RowCounter): Promise<readonly HolderChanges[]> {
  const [first] = group;
  if (!first) return [];
  const changed = touched.objects
    .map((object) => ({ object, pairs: changedPairs(hypothesis, touched, object, first) }))
    .filter(({ pairs }) => pairs.length > 0);
  const found: HolderChanges[] = [];
  for (const holder of group) {
    const objects: ObjectChanges[] = [];
    for (const { object, pairs } of changed) objects.push(await objectChanges(object, pairs, holder, counter));
    found.push({ holder, objects: objects.filter(({ changes }) => changes.length > 0) });
  }
  return found;
}

/** Each distinct pair of before and after is counted once. */
async function objectChanges(object: ObjectModel, pairs: readonly ChangedPair[], holder: Holder, counter: RowCounter): Promise<ObjectChanges> {
  const changes: Change[] = [];
  const counted = new Map<Pair, Promise<Delta>>();
  const deltaOf = (pair: Pair): Promise<Delta> => {
    const known = counted.get(pair) ?? pair.delta(counter, holder);
    counted.set(pair, known);
    return known;
  };
  for (const { doing, key, pair, whole } of pairs) {
    const delta = whole ? undefined : await deltaOf(pair);
    const turns = 'action' in doing ? pair.turns : { on: false, off: false };
    if ((delta && isChange(delta)) || turns.on || turns.off) changes.push({ doing, key, pair, delta, turns });
  }
  return { object, changes };
}
