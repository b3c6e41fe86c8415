import type { Comment, CommentRequest } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import { uuidV7 } from '../../records/uuid-v7.ts';
import { refuseNames, toUuid, unknownPeople } from '../../rights/named-rows.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import { recipientsOf, tell } from '../notifications/tell-people.ts';
import { followOnce } from '../notifications/watching.ts';
import { type CollaborationServices, type Place, placeOf, type RecordAddress } from '../services.ts';
import { commentRow } from './comment-rows.ts';
import { commentText } from './comment-text.ts';
import { tellComments } from './mentions.ts';

interface CommentAddress extends RecordAddress {
  readonly comment: string;
}

const nobody: readonly string[] = [];

/** Writes a comment and tells those whom it addresses, the owner of the record and its followers, as far as they may open it. */
export async function createComment(services: CollaborationServices, actor: UserActor, record: RecordAddress, request: CommentRequest): Promise<Comment> {
  const { database, clock } = services;
  const place = await placeOf(services, actor, record);
  const text = commentText(request.text);
  const mentions = await knownPeople(database, request.mentions);
  const { mentioned, others } = await recipientsOf(services, actor, place, mentions);
  const now = clock();
  const id = uuidV7(now.getTime());
  const at = now.toISOString();
  await database.transaction(async (tx) => {
    await tx.query(sql`insert into sys.comment (id, object, record, author, author_name, text, mentions, created_at)
      values (${id}::uuid, ${place.object}, ${place.id}::uuid, ${actor.id}::uuid, ${actor.name}, ${text}, ${[...mentions]}::uuid[], ${at}::timestamptz)`);
    await followOnce(tx, place, [actor.id, ...mentioned], at);
    await tell(tx, { kind: 'mention', place, actor, comment: id, at }, mentioned);
    await tell(tx, { kind: 'comment', place, actor, comment: id, at }, others);
  });
  return answer(services, actor, place, id);
}

/** Changes an own comment; only those addressed anew are told. */
export async function changeComment(services: CollaborationServices, actor: UserActor, address: CommentAddress, request: CommentRequest): Promise<Comment> {
  const { database, clock } = services;
  const { place, id, mentions: before } = await ownComment(services, actor, address, sql`c.deleted_at is null`);
  const text = commentText(request.text);
  const mentions = request.mentions === undefined ? before : await knownPeople(database, request.mentions);
  const { mentioned } = await recipientsOf(
    services,
    actor,
    place,
    mentions.filter((person) => !before.includes(person)),
  );
  const at = clock().toISOString();
  await database.transaction(async (tx) => {
    await tx.query(
      sql`update sys.comment set text = ${text}, mentions = ${[...mentions]}::uuid[], edited_at = ${at}::timestamptz where id = ${id}::uuid and deleted_at is null`,
    );
    await followOnce(tx, place, mentioned, at);
    await tell(tx, { kind: 'mention', place, actor, comment: id, at }, mentioned);
  });
  return answer(services, actor, place, id);
}

/** Deletes an own comment; it can be brought back until it is cleared away. */
export async function deleteComment(services: CollaborationServices, actor: UserActor, address: CommentAddress): Promise<void> {
  const { place, id } = await ownComment(services, actor, address, sql`c.deleted_at is null`);
  await services.database.query(sql`update sys.comment set deleted_at = ${services.clock().toISOString()}::timestamptz where id = ${id}::uuid`);
  hint(services, place);
}

export async function restoreComment(services: CollaborationServices, actor: UserActor, address: CommentAddress): Promise<Comment> {
  const { place, id } = await ownComment(services, actor, address, sql`c.deleted_at is not null`);
  await services.database.query(sql`update sys.comment set deleted_at = null where id = ${id}::uuid`);
  return answer(services, actor, place, id);
}

async function answer(services: CollaborationServices, actor: UserActor, place: Place, id: string): Promise<Comment> {
  const row = await commentRow(services.database, id);
  if (!row) throw missingComment(id);
  hint(services, place);
  // @NOTE one row gives one comment.
  return (await tellComments(services, actor, place, [row]))[0] as Comment;
}

function hint({ hints }: CollaborationServices, { object, id }: Place): void {
  hints.publish({ object, ids: [id], operation: null, beside: true });
}

/** A comment on a record that the actor sees; throws not_found where there is none, and forbidden where it is somebody else's. */
async function ownComment(services: CollaborationServices, actor: UserActor, { comment, ...record }: CommentAddress, state: Sql) {
  const place = await placeOf(services, actor, record);
  const id = toUuid(comment);
  if (id === undefined) throw missingComment(comment);
  const rows = await services.database.query<{
    author: string;
    mentions: readonly string[];
  }>(sql`select c.author::text as author, c.mentions::text[] as mentions
    from sys.comment as c where c.id = ${id}::uuid and c.object = ${place.object} and c.record = ${place.id}::uuid and ${state}`);
  const found = rows[0];
  if (!found) throw missingComment(comment);
  if (found.author !== actor.id && stands('comment_author')) throw new AppError('forbidden', 'A comment is changed and deleted by its author only.');
  return { place, id, mentions: found.mentions };
}

function missingComment(id: string): AppError {
  return new AppError('not_found', `There is no comment ${id} here.`, { issues: [{ pointer: '', message: 'missing' }] });
}

/** The people addressed, each once; throws bad_request for one who does not work here. */
async function knownPeople(tx: Tx, wanted: readonly string[] = nobody): Promise<readonly string[]> {
  const people = [...new Set(wanted.map((id) => id.toLowerCase()))];
  const issues = await unknownPeople(
    tx,
    people.map((id, index) => [`/mentions/${index}`, id] as const),
    true,
  );
  if (issues.length > 0) throw refuseNames(issues);
  return people;
}
