import type { Json } from './api-components.ts';
import { operation, pathParameter, queryParameter, ref } from './operation.ts';

const object = pathParameter('object', 'Name of the object.');
const id = pathParameter('id', 'Its id.');
const limit = queryParameter('limit', 'Most items.', { type: 'integer', minimum: 1, maximum: 200 });
const cursor = queryParameter('cursor', 'next_cursor of the page before.');
const page = [limit, cursor];
const tag = 'collaboration';
const upload: Json = { 'application/octet-stream': { schema: { type: 'string', contentEncoding: 'binary' } } };

/** Calls about what stands beside records, and about notifications. */
export function collaborationPaths(): Json {
  return { ...besidePaths(), ...attachmentPaths(), ...notificationPaths() };
}

function besidePaths(): Json {
  const comment = pathParameter('comment', 'The comment.');
  const kinds = queryParameter('kinds', 'Kinds between commas: change, comment, record:<object>.');
  return {
    '/api/records/{object}/{id}/timeline': {
      parameters: [object, id],
      get: operation({ id: 'read_timeline', summary: 'What happened to a record and around it', tag, parameters: [kinds, ...page], answer: ref('Timeline') }),
    },
    '/api/records/{object}/{id}/comments': {
      parameters: [object, id],
      get: operation({ id: 'list_comments', summary: 'Comments on a record', tag, parameters: page, answer: ref('CommentList') }),
      post: operation({ id: 'create_comment', summary: 'Writes a comment', tag, body: ref('CommentRequest'), status: 201, answer: ref('Comment') }),
    },
    '/api/records/{object}/{id}/comments/{comment}': {
      parameters: [object, id, comment],
      patch: operation({ id: 'change_comment', summary: 'Changes an own comment', tag, body: ref('CommentRequest'), answer: ref('Comment') }),
      delete: operation({ id: 'delete_comment', summary: 'Deletes an own comment', tag, status: 204 }),
    },
    '/api/records/{object}/{id}/comments/{comment}/restore': {
      parameters: [object, id, comment],
      post: operation({ id: 'restore_comment', summary: 'Brings an own comment back', tag, answer: ref('Comment') }),
    },
    '/api/records/{object}/{id}/people': {
      parameters: [object, id],
      get: operation({
        id: 'find_people_to_mention',
        summary: 'Whom a comment can address',
        tag,
        parameters: [queryParameter('search', 'Words of the name.')],
        answer: ref('MentionList'),
      }),
    },
    '/api/records/{object}/{id}/watch': {
      parameters: [object, id],
      get: operation({ id: 'read_watch', summary: 'Whether one is told of a record', tag, answer: ref('Watch') }),
      put: operation({ id: 'change_watch', summary: 'Follows or mutes a record', tag, body: ref('Watch'), answer: ref('Watch') }),
    },
  };
}

function attachmentPaths(): Json {
  const attachment = pathParameter('attachment', 'The file.');
  return {
    '/api/records/{object}/{id}/attachments': {
      parameters: [object, id],
      get: operation({ id: 'list_attachments', summary: 'Files of a record', tag, answer: ref('AttachmentList') }),
      post: operation({
        id: 'add_attachment',
        summary: 'Adds a file, or the next version of one',
        tag,
        parameters: [queryParameter('file_name', 'Its name.')],
        bodyContent: upload,
        status: 201,
        answer: ref('Attachment'),
      }),
    },
    '/api/records/{object}/{id}/attachments/{attachment}': {
      parameters: [object, id, attachment],
      delete: operation({ id: 'delete_attachment', summary: 'Deletes a file', tag, status: 204 }),
    },
    '/api/records/{object}/{id}/attachments/{attachment}/restore': {
      parameters: [object, id, attachment],
      post: operation({ id: 'restore_attachment', summary: 'Brings a file back', tag, answer: ref('Attachment') }),
    },
  };
}

function notificationPaths(): Json {
  return {
    '/api/notifications': {
      get: operation({ id: 'list_notifications', summary: 'Own notifications', tag, parameters: page, answer: ref('NotificationList') }),
    },
    '/api/notifications/count': { get: operation({ id: 'count_notifications', summary: 'How many are unread', tag, answer: ref('NotificationCount') }) },
    '/api/notifications/read': {
      post: operation({ id: 'mark_notifications', summary: 'Marks them', tag, body: ref('NotificationReadRequest'), answer: ref('NotificationCount') }),
    },
    '/api/notifications/settings': {
      get: operation({ id: 'read_notification_settings', summary: 'How one wants to be told', tag, answer: ref('NotificationSettings') }),
      patch: operation({
        id: 'change_notification_settings',
        summary: 'Changes it',
        tag,
        body: ref('NotificationSettingsUpdate'),
        answer: ref('NotificationSettings'),
      }),
    },
  };
}
