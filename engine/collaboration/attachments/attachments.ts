import type { Attachment, AttachmentList } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import { toUuid } from '../../rights/named-rows.ts';
import { sql } from '../../sql/sql.ts';
import { type CollaborationServices, type Place, placeOf, type RecordAddress } from '../services.ts';
import { attachmentRows } from './attachment-rows.ts';
import { type AttachedFile, storeAttachment } from './store-attachment.ts';

/** Files beside records: read by whoever may open the record, changed by whoever may change it. Throws not_found where the record is not seen, and forbidden. */
export interface Attachments {
  list(actor: UserActor, record: RecordAddress): Promise<AttachmentList>;
  add(actor: UserActor, record: RecordAddress, file: AttachedFile): Promise<Attachment>;
  remove(actor: UserActor, record: RecordAddress, attachment: string): Promise<void>;
  restore(actor: UserActor, record: RecordAddress, attachment: string): Promise<Attachment>;
}

export function createAttachments(services: CollaborationServices): Attachments {
  return {
    async list(actor, record) {
      const place = await placeOf(services, actor, record);
      return { items: await attachmentRows(services.database, place), can_change: place.rights.update };
    },
    async add(actor, record, file) {
      const place = await changeable(services, actor, record);
      return told(services, place, await storeAttachment(services, actor, place, file));
    },
    async remove(actor, record, attachment) {
      const place = await changeable(services, actor, record);
      const rows = await services.database.query(sql`update sys.attachment as a set deleted_at = ${services.clock().toISOString()}::timestamptz
        where a.id = ${toUuid(attachment) ?? null}::uuid and a.object = ${place.object} and a.record = ${place.id}::uuid and a.deleted_at is null returning 1`);
      if (rows.length === 0) throw missingAttachment(attachment);
      hint(services, place);
    },
    restore: (actor, record, attachment) => restore(services, actor, record, attachment),
  };
}

async function restore(services: CollaborationServices, actor: UserActor, record: RecordAddress, attachment: string): Promise<Attachment> {
  const place = await changeable(services, actor, record);
  const id = toUuid(attachment) ?? null;
  const rows = await services.database.query<{ taken: boolean }>(sql`with free as (select a.id, exists (select from sys.attachment as o
        where o.object = a.object and o.record = a.record and lower(o.name) = lower(a.name) and o.deleted_at is null) as taken
      from sys.attachment as a where a.id = ${id}::uuid and a.object = ${place.object} and a.record = ${place.id}::uuid and a.deleted_at is not null),
    back as (update sys.attachment as a set deleted_at = null from free where a.id = free.id and not free.taken)
    select taken from free`);
  const found = rows[0];
  if (!found) throw missingAttachment(attachment);
  const message = 'The record has another file of this name by now.';
  if (found.taken) throw new AppError('duplicate', message, { issues: [{ pointer: '', message }] });
  return told(services, place, id ?? '');
}

/** A record that the actor may change. */
async function changeable(services: CollaborationServices, actor: UserActor, record: RecordAddress): Promise<Place> {
  const place = await placeOf(services, actor, record);
  if (place.rights.update || !stands('attachment_right')) return place;
  throw new AppError('forbidden', 'You may not change this record, nor its files.', { issues: [{ pointer: '', message: 'You may not change this record.' }] });
}

async function told(services: CollaborationServices, place: Place, id: string): Promise<Attachment> {
  hint(services, place);
  const found = (await attachmentRows(services.database, place, id))[0];
  if (!found) throw missingAttachment(id);
  return found;
}

function hint({ hints }: CollaborationServices, { object, id }: Place): void {
  hints.publish({ object, ids: [id], operation: null, beside: true });
}

function missingAttachment(id: string): AppError {
  return new AppError('not_found', `There is no file ${id} of this record.`, { issues: [{ pointer: '', message: 'missing' }] });
}
