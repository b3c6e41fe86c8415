import type { Comment, CommentList, CommentRequest, MentionList } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import { type PageRequest, parsePage, toPage } from '../../rights/log/page.ts';
import { type CollaborationServices, placeOf, type RecordAddress } from '../services.ts';
import { commentRows } from './comment-rows.ts';
import { findMentions, tellComments } from './mentions.ts';
import { changeComment, createComment, deleteComment, restoreComment } from './write-comments.ts';

/** Comments of records, for whoever may open the record; throws not_found for all others. Own ones can be changed, deleted and brought back. */
export interface Comments {
  /** Newest first. */
  list(actor: UserActor, record: RecordAddress, page: PageRequest): Promise<CommentList>;
  create(actor: UserActor, record: RecordAddress, request: CommentRequest): Promise<Comment>;
  change(actor: UserActor, record: RecordAddress, comment: string, request: CommentRequest): Promise<Comment>;
  remove(actor: UserActor, record: RecordAddress, comment: string): Promise<void>;
  restore(actor: UserActor, record: RecordAddress, comment: string): Promise<Comment>;
  /** Whom a comment on the record can address. */
  people(actor: UserActor, record: RecordAddress, search: string): Promise<MentionList>;
}

export function createComments(services: CollaborationServices): Comments {
  return {
    async list(actor, record, request) {
      const place = await placeOf(services, actor, record);
      const page = parsePage(request, `comments ${place.object} ${place.id}`, 2);
      const rows = await commentRows(services.database, place, page.after, page.limit + 1);
      const { items, next_cursor } = toPage(page, rows, ({ created_at, id }) => [created_at, id]);
      return { items: await tellComments(services, actor, place, items), next_cursor };
    },
    create: (actor, record, request) => createComment(services, actor, record, request),
    change: (actor, record, comment, request) => changeComment(services, actor, { ...record, comment }, request),
    remove: (actor, record, comment) => deleteComment(services, actor, { ...record, comment }),
    restore: (actor, record, comment) => restoreComment(services, actor, { ...record, comment }),
    people: async (actor, record, search) => findMentions(services, actor, await placeOf(services, actor, record), search),
  };
}
