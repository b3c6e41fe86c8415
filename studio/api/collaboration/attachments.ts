import type { Attachment, AttachmentList } from '../../../schemas/generated/api.ts';
import { type FileSending, sendFile } from '../records/files.ts';
import { request } from '../request.ts';
import { besideRecord } from './comments.ts';

export async function listAttachments(object: string, id: string, signal?: AbortSignal): Promise<AttachmentList> {
  return (await request<AttachmentList>('GET', besideRecord(object, id, 'attachments'), { signal })).data;
}

/** Sends a file to a record; under the name of another it becomes its next version. Throws ProblemError, and an AbortError when it was broken off. */
export function addAttachment(object: string, id: string, sending: FileSending): Promise<Attachment> {
  const address = `${besideRecord(object, id, 'attachments')}?${new URLSearchParams({ file_name: sending.file.name })}`;
  // @NOTE the contract of the route is the proof of this type; schemas/api/attachment.schema.json describes it.
  return sendFile(address, sending) as Promise<Attachment>;
}

export async function deleteAttachment(object: string, id: string, attachment: string): Promise<void> {
  await request<undefined>('DELETE', besideRecord(object, id, `attachments/${attachment}`));
}

export async function restoreAttachment(object: string, id: string, attachment: string): Promise<void> {
  await request<Attachment>('POST', besideRecord(object, id, `attachments/${attachment}/restore`));
}
