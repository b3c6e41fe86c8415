import type { Row } from '../../database/database.ts';
import type { FieldModel } from '../../metadata/model.ts';
import { sql } from '../../sql/sql.ts';
import { blankNeeds } from '../checking/stages/blank-needs.ts';
import { lastLines } from '../checking/stages/last-lines.ts';
import { type StageField, stageFields, stageOf } from '../checking/stages/stage-rules.ts';
import { type PreparedRow, valueAfter } from '../write-context.ts';
import type { UndoContext } from './deeds.ts';

/**
 * An undo gives back what was, whatever the rules of stages say. But where part of it was edited later it could leave a record in a stage
 * without what that stage requires, as it never stood: then the field, the line or the stage stays as it is. Answers the fields that stay, by record.
 */
export async function keepStageNeeds(
  context: UndoContext,
  rows: readonly PreparedRow[],
  former: ReadonlyMap<string, Row>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const held = new Map<string, readonly string[]>((await linesToKeep(context, rows)).map((id) => [id, []]));
  const fields = stageFields(context.object);
  const returned = fields.length === 0 ? [] : rows.filter(({ op }) => op === 'restore' || op === 'update');
  if (returned.length === 0) return held;
  const isBlank = await blankNeeds(context, returned);
  for (const row of returned) {
    for (const stages of fields) {
      for (const need of needsOf(stages, row)) {
        if (!isBlank(row, need) || stoodSo(stages, row, need, former.get(row.id))) continue;
        const kept = row.fields.has(need.name) ? need : stages.field;
        leave(row, kept);
        held.set(row.id, [...(held.get(row.id) ?? []), kept.name]);
      }
    }
  }
  return held;
}

/** Lines that stay, since their record, which this undo neither takes away nor moves to another stage, requires one. */
async function linesToKeep(context: UndoContext, rows: readonly PreparedRow[]): Promise<readonly string[]> {
  const parent = context.object.parent?.target ?? '';
  const stages = stageFields(context.model.objects.get(parent) ?? context.object).map(({ field }) => field.name);
  const spared = sql`exists (select 1 from ${context.deeds} as d where d.object = ${parent} and d.record = p.id and (d.first_kind <> 'update' or d.fields && ${stages}::text[]))`;
  return (await lastLines(context, rows, spared)).map(({ row }) => row.id);
}

/** What the stage that the record will stand in requires, where the undo changes that or the stage. */
function needsOf(stages: StageField, row: PreparedRow): readonly FieldModel[] {
  const stage = stageOf(stages, valueAfter(row, stages.field.name));
  // Lines that came or went by the same operation are judged by themselves.
  const needs = ((stage && stages.needs.get(stage.key)) ?? []).filter(({ name, type }) => type.type !== 'lines' || !row.fields.has(name));
  return row.fields.has(stages.field.name) ? needs : needs.filter(({ name }) => row.fields.has(name));
}

function stoodSo({ field }: StageField, row: PreparedRow, need: FieldModel, former: Row | undefined): boolean {
  const same = former !== undefined && former[field.name] === valueAfter(row, field.name);
  return same && need.columns.length > 0 && need.columns.every(({ name }) => (former[name] ?? null) === null);
}

function leave(row: PreparedRow, field: FieldModel): void {
  for (const { name } of field.columns) row.columns.delete(name);
  row.sides.delete(field.name);
  row.fields.delete(field.name);
}
