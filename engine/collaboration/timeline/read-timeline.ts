import type { UserActor } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import { AppError } from '../../errors/app-error.ts';
import { fittingLayout } from '../../metadata/fitting-layout.ts';
import { listMark } from '../../query/lists/cursor.ts';
import { type CollaborationServices, type Place, placeOf, type RecordAddress } from '../services.ts';
import { mergeSources, type Progress } from './merge-sources.ts';
import { badCursor, changeSource, commentSource, fileSource } from './own-sources.ts';
import { recordSource } from './record-source.ts';
import type { Timeline, TimelineSource } from './timeline-source.ts';

export interface TimelineRequest {
  /** Such as change, comment, file, record:order; absent is all. */
  readonly kinds?: readonly string[] | undefined;
  /** 1 to 100, default 30. */
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

export type TimelineReader = (actor: UserActor, record: RecordAddress, request: TimelineRequest) => Promise<Timeline>;

const defaultLimit = 30;
const mostLimit = 100;

/** See Collaboration.timeline. Every part is read as the actor: what is hidden from them is in none. */
export async function readTimeline(services: CollaborationServices, actor: UserActor, record: RecordAddress, request: TimelineRequest): Promise<Timeline> {
  const limit = request.limit ?? defaultLimit;
  if (limit < 1 || limit > mostLimit)
    throw new AppError('limit_exceeded', `A page has 1 to ${mostLimit} items.`, { issues: [{ pointer: '/limit', message: `must be 1 to ${mostLimit}` }] });
  const place = await placeOf(services, actor, record);
  const all = await sourcesOf(services, actor, place);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const chosen = chooseSources(all, request.kinds);
  const mark = listMark(['timeline', place.object, place.id, chosen.map(({ kind }) => kind)]);
  const { items, next } = await mergeSources(chosen, request.cursor === undefined ? [] : parseProgress(request.cursor, mark, chosen.length), limit);
  return { items, next_cursor: next === undefined ? null : writeProgress(next, mark), kinds };
}

async function sourcesOf(services: CollaborationServices, actor: UserActor, place: Place): Promise<readonly TimelineSource[]> {
  const model = services.models.current();
  const object = model.objects.get(place.object);
  const field = object?.fields.get('record_type');
  // Whoever is not shown the type sees the layout of no type, as on the page of the record.
  const shown = object && field && objectAccess(model, actor, object, 'record').readCell(field) !== 'none';
  const type = shown ? (await services.reader.get(actor, place.object, place.id, ['record_type']))?.record_type : undefined;
  const layout = object && fittingLayout(model, object.document, actor.roles, typeof type === 'string' ? type : undefined);
  const related = (layout?.timeline ?? []).flatMap((entry) => recordSource(services, actor, place, entry) ?? []);
  return [changeSource(services, actor, place), commentSource(services, actor, place), fileSource(services, place), ...related];
}

/** Kinds that there are not are refused as those that the actor may not see are. */
function chooseSources(sources: readonly TimelineSource[], kinds: readonly string[] | undefined): readonly TimelineSource[] {
  if (kinds === undefined || kinds.length === 0) return sources;
  const unknown = kinds.filter((kind) => !sources.some((source) => source.kind === kind));
  if (unknown.length === 0) return sources.filter(({ kind }) => kinds.includes(kind));
  const message = `The timeline has no kind "${unknown[0]}".`;
  throw new AppError('bad_request', message, { issues: [{ pointer: '/kinds', message }] });
}

// What has not begun is written as 0, what is at its end as null.
function writeProgress(progress: Progress, mark: string): string {
  return Buffer.from(JSON.stringify([mark, ...progress.map((each) => (each === undefined ? 0 : each))])).toString('base64url');
}

function parseProgress(cursor: string, mark: string, sources: number): Progress {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    throw badCursor(error);
  }
  if (!Array.isArray(parsed) || parsed.length !== sources + 1 || parsed[0] !== mark) throw badCursor();
  return parsed.slice(1).map((each: unknown) => {
    if (each === 0) return undefined;
    if (each === null || typeof each === 'string') return each;
    throw badCursor();
  });
}
