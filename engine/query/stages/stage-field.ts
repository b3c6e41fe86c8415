import type { FieldModel } from '../../metadata/model.ts';
import { readableObject } from '../read-context.ts';
import { accessIn, type ReadFrame } from '../read-frame.ts';

/** The choice field whose stages are asked for; undefined where there is none or the actor is shown it nowhere, which look the same. */
export function stageField(frame: ReadFrame, object: string, name: string): FieldModel | undefined {
  const found = readableObject(frame, object);
  const field = found.fields.get(name);
  return field?.type.type === 'choice' && accessIn(frame, found).readCell(field) !== 'none' ? field : undefined;
}

/** Whether a record has been in a stage for longer than the stage says is good. */
export function isRotting({ document }: FieldModel, stage: string | null, seconds: number): boolean {
  const days = document.options?.choices?.find(({ key }) => key === stage)?.rot_days;
  return days !== undefined && seconds > days * 86_400;
}

/** Whole seconds between two ISO times; none where the clock went back. */
export function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000));
}
