import type { Tx } from '../../database/database.ts';
import type { WrittenBatch } from '../../records/write-context.ts';
import { notifyAssigned } from './notify-assigned.ts';
import { notifyCreated } from './notify-created.ts';

/** Behind a write, in its transaction: tells people who got records of them, and those whom new records concern. */
export function notifyWritten(tx: Tx, batch: WrittenBatch): Promise<void> | undefined {
  const told = [notifyAssigned(tx, batch), notifyCreated(tx, batch)].filter((sent) => sent !== undefined);
  return told.length === 0 ? undefined : Promise.all(told).then(() => undefined);
}
