import type { Comment, MentionList } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import { isAdmin } from '../../access/grants.ts';
import { stands } from '../../errors/guards.ts';
import { fold } from '../../sql/fold.ts';
import { all, sql } from '../../sql/sql.ts';
import { type CollaborationServices, type Place, readersAmong } from '../services.ts';
import type { CommentRow } from './comment-rows.ts';

type Mention = Comment['mentions'][number];

const mostFound = 20;

/** Whether the actor may know who cannot see the record: administrators may, and whoever can open it to others by sharing. */
function mayKnowReaders({ models }: CollaborationServices, actor: UserActor, { rights }: Place): boolean {
  return rights.share || isAdmin(models.current(), actor) || !stands('mention_unseen');
}

/** Marks those who cannot see the record, for whoever may know; for all others nobody is marked. */
async function marked(services: CollaborationServices, actor: UserActor, place: Place, people: readonly Mention[]): Promise<readonly Mention[]> {
  if (people.length === 0 || !mayKnowReaders(services, actor, place)) return people;
  const readers = await readersAmong(services, place, [...new Set(people.map(({ id }) => id))]);
  return people.map((person) => (readers.has(person.id) ? person : { ...person, unseen: true }));
}

/** People whose names hold all words searched for, up to twenty by name. Names of people are no secret in a workspace; who reads what is. */
export async function findMentions(services: CollaborationServices, actor: UserActor, place: Place, search: string): Promise<MentionList> {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  const named = words.map((word) => sql`position(${word} in crm.fold(u.name)) > 0`);
  const rows = await services.database.query<Mention>(sql`select u.id::text as id, u.name from sys."user" as u
    where ${all([sql`u.active and u.deleted_at is null and u.id <> ${actor.id}::uuid`, ...named])} order by u.name collate "vi-x-icu", u.id limit ${sql.lit(mostFound)}`);
  return { items: [...(await marked(services, actor, place, rows))] };
}

/** Comments as the actor is told of them. */
export async function tellComments(services: CollaborationServices, actor: UserActor, place: Place, rows: readonly CommentRow[]): Promise<Comment[]> {
  const mentions = await marked(services, actor, place, [...new Map(rows.flatMap((row) => row.mentions).map((each) => [each.id, each])).values()]);
  const told = new Map(mentions.map((each) => [each.id, each]));
  return rows.map(({ author, author_name, mentions: addressed, ...row }) => ({
    ...row,
    author: { id: author, name: author_name },
    mentions: addressed.map((each) => told.get(each.id) ?? each),
    mine: author === actor.id,
  }));
}
