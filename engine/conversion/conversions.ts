import type { ConversionAnswer, ConversionPreview, ConversionRequest } from '../../schemas/generated/api.ts';
import type { Actor } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import type { CommittedChange } from '../records/write-context.ts';

/** What a conversion did, and which records screens should read again. */
export interface Converted {
  readonly answer: ConversionAnswer;
  readonly changes: readonly CommittedChange[];
}

/** Turning records into others, as conversion documents say. Throws not_found for conversions and records that the actor is not shown. */
export interface Conversions {
  /**
   * What would be made. Throws cannot_convert where the condition of the conversion does not hold, and already_converted where the record has been
   * converted so and that has not been undone.
   */
  preview(actor: Actor, name: string, id: string): Promise<ConversionPreview>;
  /** Converts within a transaction of the caller (RecordWriter.transaction), as one operation. Issues point into the request: /steps/customer/values/name. */
  convert(tx: Tx, actor: Actor, name: string, id: string, request: ConversionRequest): Promise<Converted>;
}
