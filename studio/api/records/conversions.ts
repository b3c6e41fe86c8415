import type { ConversionAnswer, ConversionPreview, ConversionRequest } from '../../../schemas/generated/api.ts';
import { type Answer, request } from '../request.ts';

const path = (name: string, id: string) => `/api/conversions/${encodeURIComponent(name)}/${encodeURIComponent(id)}`;

/** What a record would be converted to. */
export async function previewConversion(name: string, id: string): Promise<ConversionPreview> {
  return (await request<ConversionPreview>('POST', `${path(name, id)}/preview`)).data;
}

/** Converts a record; the same key converts once. */
export async function convertRecord(name: string, id: string, body: ConversionRequest, key: string): Promise<Answer<ConversionAnswer>> {
  return request<ConversionAnswer>('POST', path(name, id), { body, headers: { 'idempotency-key': key } });
}
