import type { Database } from '../../database/database.ts';
import type { ModelStore } from '../../database/model-store.ts';
import { withModel } from '../../query/create-reader.ts';
import type { ReadContext } from '../../query/read-context.ts';
import type { RecordWriter } from '../record-writer.ts';
import { mergedInto } from './merged-into.ts';
import type { Merges } from './merges.ts';
import { previewMerge } from './preview-merge.ts';
import { runMerge } from './run-merge.ts';
import { tellApart } from './tell-apart.ts';

export interface MergeServices {
  readonly database: Database;
  readonly models: Pick<ModelStore, 'current' | 'refresh'>;
  readonly writer: Pick<RecordWriter, 'startOperation' | 'writeBatch'>;
  readonly clock: () => Date;
}

/** Opens the way in which records are merged. */
export function createMerges({ database, models, writer, clock }: MergeServices): Merges {
  const reading = <T>(work: (context: ReadContext) => Promise<T>): Promise<T> =>
    withModel(models, (model) => work({ connection: database, model, now: clock() }));
  return {
    preview: (actor, object, id, request) => reading((context) => previewMerge(context, { actor, object, id, request })),
    merge: (tx, actor, object, id, request) =>
      runMerge({ connection: tx, model: models.current(), now: clock() }, { tx, writer }, { actor, object, id, request }),
    mergedInto: (actor, object, id) => reading((context) => mergedInto(context, actor, object, id)),
    tellApart: (actor, object, ids, different) => reading((context) => tellApart(context, { actor, object, ids, different })),
  };
}
