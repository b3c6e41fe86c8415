import type { UserActor } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import { sentFiles } from '../attachments/attachment-rows.ts';
import { commentRows } from '../comments/comment-rows.ts';
import { tellComments } from '../comments/mentions.ts';
import type { CollaborationServices, Place } from '../services.ts';
import type { TimelineSource } from './timeline-source.ts';

/** The changes of a record, as its history tells them to the actor. */
export function changeSource({ reader }: CollaborationServices, actor: UserActor, { object, id }: Place): TimelineSource {
  return {
    kind: 'change',
    async read(cursor, limit) {
      const before = cursor === undefined ? {} : { before_version: wholeNumber(cursor) };
      const entries = await reader.history(actor, object, id, { limit, ...before });
      return entries.map((change) => ({
        item: { kind: 'change', id: `change/${change.version}`, at: change.at, actor: change.actor, change },
        cursor: String(change.version),
      }));
    },
  };
}

export function commentSource(services: CollaborationServices, actor: UserActor, place: Place): TimelineSource {
  return {
    kind: 'comment',
    async read(cursor, limit) {
      const after = cursor === undefined ? [] : timeAndId(cursor);
      const rows = await commentRows(services.database, place, after, limit);
      const comments = await tellComments(services, actor, place, rows);
      return comments.map((comment) => ({
        item: { kind: 'comment', id: `comment/${comment.id}`, at: comment.created_at, actor: comment.author, comment },
        cursor: `${comment.created_at} ${comment.id}`,
      }));
    },
  };
}

/** The files of a record, each version when it was sent: shown to whoever may open the record, as the list of them is. */
export function fileSource({ database }: CollaborationServices, place: Place): TimelineSource {
  return {
    kind: 'file',
    async read(cursor, limit) {
      const rows = await sentFiles(database, place, cursor === undefined ? [] : timeAndId(cursor), limit);
      return rows.map(({ at, by, file }) => ({ item: { kind: 'file', id: `file/${file.file.id}`, at, actor: by, file }, cursor: `${at} ${file.file.id}` }));
    },
  };
}

function wholeNumber(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw badCursor();
}

function timeAndId(cursor: string): readonly string[] {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f-]{36})$/.exec(cursor);
  if (!found) throw badCursor();
  return found.slice(1);
}

export function badCursor(cause?: unknown): AppError {
  return new AppError('bad_cursor', 'The cursor does not belong to this timeline; start again without one.', {
    issues: [{ pointer: '/cursor', message: 'is not a cursor of this timeline' }],
    cause,
  });
}
