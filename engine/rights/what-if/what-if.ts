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
import { RowClasses } from './row-classes.ts';
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
  /** Default three seconds a statement, four in all. */
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
      const groups = groupsOf(hypothesis, holders.people).map((people) => ({ people, changed: changedIn(hypothesis, touched, people) }));
      const classes = holders.people.length >= limits.classesFrom ? await openClasses(touched, groups, counter, now) : new Map<string, RowClasses>();
      const changes: HolderChanges[] = [];
      for (const group of groups) for (const holder of group.people) changes.push(await holderChanges(group, holder, { counter, classes }));
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

interface ChangedObject {
  readonly object: ObjectModel;
  readonly pairs: readonly ChangedPair[];
}

interface Group {
  readonly people: readonly Holder[];
  readonly changed: readonly ChangedObject[];
}

function changedIn(hypothesis: Hypothesis, touched: Touched, [first]: readonly Holder[]): readonly ChangedObject[] {
  if (!first) return [];
  return touched.objects.map((object) => ({ object, pairs: changedPairs(hypothesis, touched, object, first) })).filter(({ pairs }) => pairs.length > 0);
}

/** Looks once at the rows of each object, for all groups. */
async function openClasses({ objects }: Touched, groups: readonly Group[], counter: RowCounter, now: Date): Promise<ReadonlyMap<string, RowClasses>> {
  const found = new Map<string, RowClasses>();
  const person = groups[0]?.people[0]?.after;
  for (const object of person ? objects : []) {
    const pairs = groups.flatMap(({ changed }) =>
      changed.flatMap((one) => (one.object === object ? one.pairs.filter(({ whole }) => !whole).map(({ pair }) => pair) : [])),
    );
    const classes = new RowClasses(object, pairs, now);
    if (person) await classes.load(counter, person);
    found.set(object.name, classes);
  }
  return found;
}

interface Counting {
  readonly counter: RowCounter;
  readonly classes: ReadonlyMap<string, RowClasses>;
}

async function holderChanges({ changed }: Group, holder: Holder, counting: Counting): Promise<HolderChanges> {
  const objects: ObjectChanges[] = [];
  for (const one of changed) objects.push(await objectChanges(one, holder, counting));
  return { holder, objects: objects.filter(({ changes }) => changes.length > 0) };
}

/** Each distinct pair of before and after is counted once. */
async function objectChanges({ object, pairs }: ChangedObject, holder: Holder, { counter, classes }: Counting): Promise<ObjectChanges> {
  const changes: Change[] = [];
  const counted = new Map<Pair, Delta>();
  const deltaOf = async (pair: Pair): Promise<Delta> => {
    const delta = counted.get(pair) ?? classes.get(object.name)?.delta(pair, holder) ?? (await pair.delta(counter, holder));
    counted.set(pair, delta);
    return delta;
  };
  for (const { doing, key, pair, whole } of pairs) {
    const delta = whole ? undefined : await deltaOf(pair);
    const turns = 'action' in doing ? pair.turns : { on: false, off: false };
    if ((delta && isChange(delta)) || turns.on || turns.off) changes.push({ doing, key, pair, delta, turns });
  }
  return { object, changes };
}
