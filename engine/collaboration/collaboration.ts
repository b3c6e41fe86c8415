import { type Attachments, createAttachments } from './attachments/attachments.ts';
import { type Comments, createComments } from './comments/comments.ts';
import { createNotifications, type Notifications } from './notifications/notifications.ts';
import type { CollaborationServices } from './services.ts';
import { readTimeline, type TimelineReader } from './timeline/read-timeline.ts';

/** What people write beside records and how they are told of it. Whoever may not open a record learns nothing of what stands beside it. */
export interface Collaboration {
  readonly comments: Comments;
  readonly attachments: Attachments;
  readonly notifications: Notifications;
  /** What happened to a record and around it, newest first; throws not_found where the actor cannot open it. */
  readonly timeline: TimelineReader;
}

export function createCollaboration(services: CollaborationServices): Collaboration {
  return {
    comments: createComments(services),
    attachments: createAttachments(services),
    notifications: createNotifications(services),
    timeline: (actor, record, request) => readTimeline(services, actor, record, request),
  };
}
