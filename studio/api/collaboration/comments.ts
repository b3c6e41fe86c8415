import type { Comment, MentionList } from '../../../schemas/generated/api.ts';
import { request } from '../request.ts';

/** The address of something that stands beside a record. */
export function besideRecord(object: string, id: string, what: string): string {
  return `/api/records/${encodeURIComponent(object)}/${encodeURIComponent(id)}/${what}`;
}

export interface CommentText {
  readonly text: string;
  readonly mentions: readonly string[];
}

export async function createComment(object: string, id: string, comment: CommentText): Promise<Comment> {
  return (await request<Comment>('POST', besideRecord(object, id, 'comments'), { body: comment })).data;
}

export async function changeComment(object: string, id: string, comment: string, changed: CommentText): Promise<Comment> {
  return (await request<Comment>('PATCH', besideRecord(object, id, `comments/${comment}`), { body: changed })).data;
}

export async function deleteComment(object: string, id: string, comment: string): Promise<void> {
  await request<undefined>('DELETE', besideRecord(object, id, `comments/${comment}`));
}

export async function restoreComment(object: string, id: string, comment: string): Promise<void> {
  await request<Comment>('POST', besideRecord(object, id, `comments/${comment}/restore`));
}

/** Whom a comment can address. */
export async function findPeople(object: string, id: string, search: string, signal?: AbortSignal): Promise<MentionList['items']> {
  return (await request<MentionList>('GET', besideRecord(object, id, 'people'), { query: { search }, signal })).data.items;
}
