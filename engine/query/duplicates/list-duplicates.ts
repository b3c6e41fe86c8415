import type { Actor } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { type Cursor, encodeCursor, listMark, parseCursor } from '../lists/cursor.ts';
import { type ReadContext, readableObject } from '../read-context.ts';
import { accessIn, type ReadFrame } from '../read-frame.ts';
import type { DuplicateGroup, DuplicateGroups, DuplicateGroupsRequest } from '../record-reader.ts';
import { type KeyedField, keysOf } from './duplicate-key.ts';
import { groupMembers } from './group-members.ts';
import type { GroupingRule } from './grouping.ts';
import { nextKeys } from './next-keys.ts';

const mostGroups = 50;
const defaultGroups = 20;
/** Groups whose records have all been told apart are passed over; a page asks no oftener than this for more. */
const mostRounds = 10;

/** Records that may be the same, group by group; see RecordReader.duplicateGroups. */
export async function listDuplicates(context: ReadContext, actor: Actor, name: string, request: DuplicateGroupsRequest): Promise<DuplicateGroups> {
  const frame: ReadFrame = { model: context.model, actor, mode: 'list' };
  const object = readableObject(frame, name);
  const limit = pageSize(request.limit);
  const grouping = { ...context, actor, frame, object };
  const mark = listMark(['duplicates', name, request.rule ?? null]);
  const rules = rulesFor(frame, object).filter((rule) => request.rule === undefined || rule.name === request.rule);
  const items: DuplicateGroup[] = [];
  let place = startAt(rules, request.cursor === undefined ? undefined : parseCursor(request.cursor, mark, 2));
  for (let round = 0; place !== undefined && round < mostRounds && items.length < limit; round += 1) {
    const rule: GroupingRule | undefined = rules[place.rule];
    if (!rule) return { items, next_cursor: null };
    const wanted = limit - items.length;
    const keys = await nextKeys(grouping, rule, place.after, wanted);
    items.push(...(await groupMembers(grouping, rule, keys, request.fields)));
    const last = keys.at(-1);
    // A rule that is at its end costs nothing: the next one begins with the same page.
    if (keys.length < wanted || last === undefined) place = { rule: place.rule + 1, after: undefined };
    else place = { rule: place.rule, after: last };
    if (place.rule >= rules.length) place = undefined;
  }
  const rule = place && rules[place.rule];
  if (!place || !rule) return { items, next_cursor: null };
  const values = [rule.name, place.after === undefined ? null : JSON.stringify(place.after)];
  return { items, next_cursor: encodeCursor({ mark, values }) };
}

function pageSize(limit: number | undefined): number {
  if (limit === undefined) return defaultGroups;
  if (Number.isInteger(limit) && limit >= 1 && limit <= mostGroups) return limit;
  const message = `limit must be a whole number from 1 to ${mostGroups}.`;
  throw new AppError('limit_exceeded', message, { issues: [{ pointer: '/limit', message }] });
}

/** A rule says something to whoever is shown its fields in every record that they see: else the groups would tell of what is hidden. */
function rulesFor(frame: ReadFrame, object: ObjectModel): readonly GroupingRule[] {
  const access = accessIn(frame, object);
  const shown = ({ field }: KeyedField): boolean => !stands('duplicate_groups') || access.readsWholeColumn(field);
  return (object.document.duplicates ?? []).flatMap(({ name, label, fields }) => {
    const keyed = keysOf(object, fields);
    return keyed?.every(shown) ? [{ name, label, keyed }] : [];
  });
}

interface Place {
  readonly rule: number;
  readonly after: readonly string[] | undefined;
}

function startAt(rules: readonly GroupingRule[], cursor: Cursor | undefined): Place | undefined {
  if (!cursor) return rules.length === 0 ? undefined : { rule: 0, after: undefined };
  const [name, keys] = cursor.values;
  const rule = rules.findIndex((each) => each.name === name);
  if (rule < 0) return undefined;
  // @NOTE cursors are written above.
  return { rule, after: keys === null || keys === undefined ? undefined : (JSON.parse(keys) as readonly string[]) };
}
