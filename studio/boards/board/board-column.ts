import type { Choice, ViewDocument } from '../../../schemas/generated/metadata.ts';
import { quoted } from '../../filter/text/filter-text.ts';
import { type ListColumn, listColumn } from '../../list/columns.ts';
import type { ClientField, ClientMetadata, ClientObject } from '../../metadata/client-metadata.ts';
import { findField } from '../../metadata/client-metadata.ts';
import { titlePaths } from '../../metadata/field-path.ts';
import { stagesOf } from '../../stages/stage-rules.ts';
import type { BoardTotals } from './useBoardTotals.ts';

/** A column of a board: a stage, or the records without one. */
export interface BoardColumn {
  /** The key of the stage; empty for none. */
  readonly key: string;
  readonly stage: Choice | undefined;
}

/** The stages on offer in their order; others, and none, where there are records in them. */
export function boardColumns(field: ClientField, totals: BoardTotals | undefined): readonly BoardColumn[] {
  const offered = stagesOf(field);
  const has = (key: string): boolean => (totals?.get(key)?.count ?? 0) > 0;
  const gone = (field.options.choices ?? []).filter((choice) => choice.active === false && has(choice.key));
  const none: readonly BoardColumn[] = has('') ? [{ key: '', stage: undefined }] : [];
  return [...none, ...[...offered, ...gone].map((stage) => ({ key: stage.key, stage }))];
}

/** The condition that records of a column meet. */
export function columnFilter(field: ClientField, { key }: BoardColumn): string {
  return key === '' ? `ISBLANK(${field.name})` : `${field.name} == ${quoted(key)}`;
}

/** What cards show beneath the title. */
export function cardColumns(metadata: ClientMetadata, object: ClientObject, view: ViewDocument): readonly ListColumn[] {
  const paths = view.board?.card ?? view.columns.filter((path) => path !== object.title && path !== view.board?.field).slice(0, 3);
  return paths.filter((path) => path !== object.title && path !== 'owner').flatMap((path) => listColumn(metadata, object, path) ?? []);
}

/** What a board asks for: title, stage, owner and the facts of its cards. */
export function cardFields(metadata: ClientMetadata, object: ClientObject, field: ClientField, columns: readonly ListColumn[]): readonly string[] {
  const owner = findField(object, 'owner') ? (listColumn(metadata, object, 'owner')?.request ?? []) : [];
  return [...new Set([...titlePaths(metadata, object.name), field.name, ...owner, ...columns.flatMap((column) => column.request)])];
}
