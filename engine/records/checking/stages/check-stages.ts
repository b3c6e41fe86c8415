import type { Choice } from '../../../../schemas/generated/metadata.ts';
import { isAdmin } from '../../../access/grants.ts';
import { objectAccess } from '../../../access/object-access.ts';
import { stands } from '../../../errors/guards.ts';
import { type Issue, pointerSegment } from '../../../errors/issue.ts';
import type { FieldModel } from '../../../metadata/model.ts';
import { type BatchContext, failRow, isLive, type PreparedRow, valueAfter } from '../../write-context.ts';
import { blankNeeds, type IsBlank } from './blank-needs.ts';
import { lastLines } from './last-lines.ts';
import { type StageField, stageFields, stageOf } from './stage-rules.ts';

/**
 * Judges the rules of stages (choices[].next, requires, movers) on rows about to be written. A new record may start in any stage whose movers
 * and requirements allow it; from then on `next` of the stage it stands in decides, also about clearing the field. What a stage requires
 * cannot be emptied while the record is in it, save by the system's own doing. Undo does not come by here.
 */
export async function checkStages(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  await checkLines(context, rows);
  const fields = stageFields(context.object);
  if (fields.length === 0) return;
  const live = rows.filter((row) => isLive(row) && (row.op === 'create' || row.op === 'update'));
  const isBlank = await blankNeeds(context, live);
  for (const stages of fields) for (const row of live) checkStage(context, stages, row, isBlank);
}

/** The last line of a record in a stage that requires lines stays, unless the record goes with it. */
async function checkLines(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> {
  if (context.withinParent || context.actor.kind === 'system') return;
  for (const { row, stage } of await lastLines(context, rows))
    failRow(row, 'invalid_record', {
      pointer: '',
      message: `"${stage.en}" needs at least one of these; move the record to another stage first.`,
      code: 'stage_last_line',
      params: { stage: stage[context.actor.locale] },
    });
}

function checkStage(context: BatchContext, stages: StageField, row: PreparedRow, isBlank: IsBlank): void {
  const { name } = stages.field;
  const before = row.before?.[name] ?? null;
  const stored = valueAfter(row, name);
  const stage = stageOf(stages, stored);
  const entered = row.fields.has(name) && stored !== before;
  // Who may not enter a stage is told neither what it asks for nor where the record stands.
  if (entered && stage?.movers && !mayMove(context, stage.movers)) {
    failRow(row, 'forbidden', moverIssue(context, stages, stage));
    return;
  }
  const from = entered ? stageOf(stages, before) : undefined;
  if (from?.next && !from.next.includes(String(stored))) failRow(row, 'invalid_record', orderIssue(context, stages, { from, to: stage }));
  if (!stage) return;
  for (const field of stages.needs.get(stage.key) ?? []) {
    const emptied = row.op === 'update' && context.actor.kind === 'user' && touches(row, field);
    if ((entered || emptied) && isBlank(row, field)) failRow(row, 'invalid_record', missingIssue(context, stages, stage, field));
  }
}

function touches(row: PreparedRow, field: FieldModel): boolean {
  return row.fields.has(field.name) || row.lines.has(field.name);
}

function mayMove({ model, actor }: BatchContext, movers: readonly string[]): boolean {
  return actor.kind === 'system' || isAdmin(model, actor) || movers.some((role) => actor.roles.includes(role)) || !stands('stage_mover');
}

function moverIssue({ actor }: BatchContext, { field }: StageField, { label }: Choice): Issue {
  return {
    pointer: pointerSegment(field.name),
    message: `You may not move a record to "${label.en}"; ask somebody who may.`,
    code: 'stage_mover',
    params: { stage: label[actor.locale] },
  };
}

interface Move {
  readonly from: Choice;
  readonly to: Choice | undefined;
}

/** Where a record stands is told only to who may read it. */
function orderIssue({ model, actor, object }: BatchContext, { field, byKey }: StageField, { from, to }: Move): Issue {
  const pointer = pointerSegment(field.name);
  const locale = actor.locale;
  const stage = to?.label[locale] ?? '–';
  if (!objectAccess(model, actor, object).readsWholeColumn(field))
    return { pointer, message: `The record cannot be moved to "${to?.label.en ?? '–'}" now.`, code: 'stage_order_now', params: { stage } };
  const following = (from.next ?? []).flatMap((key) => byKey.get(key) ?? []).filter(({ active }) => active !== false);
  const list = (language: 'en' | 'vi'): string => following.map(({ label }) => label[language]).join(', ') || '–';
  return {
    pointer,
    message: `A record cannot go from "${from.label.en}" to "${to?.label.en ?? '–'}"; what may follow: ${list('en')}.`,
    code: 'stage_order',
    params: { from: from.label[locale], stage, allowed: list(locale) },
  };
}

/** What somebody is not shown is not named to them. */
function missingIssue({ model, actor, object }: BatchContext, stages: StageField, { label }: Choice, field: FieldModel): Issue {
  const access = objectAccess(model, actor, object);
  const known = access.readCell(field) !== 'none' || access.revealCell(field) !== 'none' || access.writeCell(field, 'update') !== 'none';
  const params = { stage: label[actor.locale] };
  if (!known) {
    const message = `"${label.en}" needs something that you are not shown; ask somebody who may fill it in.`;
    return { pointer: pointerSegment(stages.field.name), message, code: 'stage_requires_unseen', params };
  }
  return {
    pointer: pointerSegment(field.name),
    message: `"${label.en}" needs a value in "${field.document.label.en}".`,
    code: 'stage_requires',
    params: { ...params, field: field.document.label[actor.locale] },
  };
}
