import type { WhatIf } from '../../../schemas/generated/api.ts';
import type { Action } from '../../access/row-rules.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { type Delta, isChange, isSome, sum, unchanged } from './amount.ts';
import { countedFields } from './changed-pairs.ts';
import type { Change, Examples, HolderChanges, ObjectChanges } from './changes.ts';
import type { Hypothesis } from './hypothetical-model.ts';
import type { Holders } from './role-holders.ts';

type ObjectSum = WhatIf['objects'][number];
type FieldGroup = ObjectSum['fields'][number];
type Cell = FieldGroup['cell'];

const cells: readonly Cell[] = ['read', 'reveal', 'write'];

/** The answer: totals, then object by object, then person by person. */
export function sumUp({ role, isNew, after }: Hypothesis, holders: Holders, all: readonly HolderChanges[], examples: ReadonlyMap<string, Examples>): WhatIf {
  const each = all.filter(({ objects }) => objects.length > 0);
  const touched = [...after.objects.values()].filter((object) => each.some(({ objects }) => objects.some((one) => one.object.name === object.name)));
  const changes = each.map(({ objects }) => objects.flatMap((one) => one.changes));
  const total = (cell: Cell): Delta => sum(changes.flatMap((own) => cellDeltas(own, cell)));
  const totals = { read: total('read'), reveal: total('reveal'), write: total('write') };
  const capped = changes.flat().some(({ delta }) => delta !== undefined && (delta.gained.capped || delta.lost.capped));
  return {
    role: role.name,
    is_new: isNew,
    people: { counted: holders.people.length, left_out: holders.leftOut, gaining: changes.filter(gains).length, losing: changes.filter(loses).length },
    exact: !capped,
    totals,
    objects: touched.map((object) => objectSum(object, each, examples.get(object.name))),
    each: each.map(({ holder, objects }) => ({ person: { id: holder.before.id, name: holder.before.name }, objects: objects.map(ownSum) })),
  };
}

function gains(changes: readonly Change[]): boolean {
  return changes.some(({ delta, turns }) => turns.on || (delta !== undefined && isSome(delta.gained)));
}

function loses(changes: readonly Change[]): boolean {
  return changes.some(({ delta, turns }) => turns.off || (delta !== undefined && isSome(delta.lost)));
}

function cellDeltas(changes: readonly Change[], cell: Cell): readonly Delta[] {
  return changes.flatMap(({ doing, delta }) => ('cell' in doing && doing.cell === cell && delta ? [delta] : []));
}

function ofAction(changes: readonly Change[], action: Action | 'list'): Change | undefined {
  return changes.find(({ doing }) => 'action' in doing && doing.action === action);
}

/** What changes in one object for one person. */
function ownSum({ object, changes }: ObjectChanges): WhatIf['each'][number]['objects'][number] {
  const actions = (turned: 'on' | 'off') => changes.flatMap(({ doing, turns }) => ('action' in doing && turns[turned] ? [doing.action] : []));
  const of = (cell: Cell) => sum(cellDeltas(changes, cell));
  return {
    object: object.name,
    rows: ofAction(changes, 'read')?.delta ?? unchanged,
    read: of('read'),
    reveal: of('reveal'),
    write: of('write'),
    actions_gained: actions('on'),
    actions_lost: actions('off'),
  };
}

function objectSum(object: ObjectModel, each: readonly HolderChanges[], examples: Examples | undefined): ObjectSum {
  const own = each.map(({ objects }) => objects.find((one) => one.object.name === object.name)?.changes ?? []);
  const { en, vi } = object.document.plural;
  return {
    object: object.name,
    label: { en, vi },
    rows: sum(own.flatMap((changes) => ofAction(changes, 'read')?.delta ?? [])),
    fields: fieldGroups(object, own),
    actions: actionSums(own),
    examples: { gained: [...(examples?.gained ?? [])], lost: [...(examples?.lost ?? [])] },
  };
}

function actionSums(own: readonly (readonly Change[])[]): ObjectSum['actions'] {
  const names = [...new Set(own.flatMap((changes) => changes.flatMap(({ doing }) => ('action' in doing ? [doing.action] : []))))];
  return names.flatMap((action) => {
    const found = own.flatMap((changes) => ofAction(changes, action) ?? []);
    const deltas = found.flatMap(({ delta }) => delta ?? []);
    const gaining = found.filter((change) => gains([change])).length;
    const losing = found.filter((change) => loses([change])).length;
    if (gaining + losing === 0) return [];
    return [{ action, people_gaining: gaining, people_losing: losing, rows: deltas.length > 0 ? sum(deltas) : null }];
  });
}

/** Fields that change in the same way for everybody stand together. */
function fieldGroups(object: ObjectModel, own: readonly (readonly Change[])[]): FieldGroup[] {
  const groups = new Map<string, FieldGroup>();
  for (const field of countedFields(object)) {
    const reading = own.map((changes) => cellOf(changes, 'read', field.name));
    for (const cell of cells) {
      const found = own.map((changes) => cellOf(changes, cell, field.name));
      // What is revealed by a click changes with what is read, unless a mask comes or goes.
      if (cell === 'reveal' && found.every((change, index) => sameDelta(change, reading[index]))) continue;
      const deltas = found.flatMap((change) => change?.delta ?? []);
      if (!deltas.some(isChange)) continue;
      const key = `${cell} ${found.map((change) => change?.key ?? '').join(' | ')}`;
      const group = groups.get(key);
      groups.set(key, { ...groupOf(cell, found), fields: [...(group?.fields ?? []), field.name], cells: sum([...(group ? [group.cells] : []), ...deltas]) });
    }
  }
  return [...groups.values()];
}

function groupOf(cell: Cell, found: readonly (Change | undefined)[]): Pick<FieldGroup, 'cell' | 'people_gaining' | 'people_losing'> {
  const known = found.filter((change) => change !== undefined);
  return { cell, people_gaining: known.filter((change) => gains([change])).length, people_losing: known.filter((change) => loses([change])).length };
}

function cellOf(changes: readonly Change[], cell: Cell, field: string): Change | undefined {
  return changes.find(({ doing }) => 'cell' in doing && doing.cell === cell && doing.field.name === field);
}

function sameDelta(left: Change | undefined, right: Change | undefined): boolean {
  const [one, other] = [left?.delta ?? unchanged, right?.delta ?? unchanged];
  return one.gained.count === other.gained.count && one.lost.count === other.lost.count && one.gained.capped === other.gained.capped;
}
