import type { Database } from '../../../engine/database/database.ts';
import { type Proof, type ProofOptions, prove } from '../../../engine/rights/prove/prove.ts';
import type { Engine } from '../engine.ts';
import { openProofDoor } from './proof-door.ts';
import { withSnapshot } from './snapshot-database.ts';

/** Proves the rights of the live metadata and data, on one snapshot. Nothing is written. */
export function proveAccess(database: Database, engine: Engine, options: ProofOptions = {}): Promise<Proof> {
  return withSnapshot(database, async (snapshot) => {
    const door = await openProofDoor(engine, snapshot);
    try {
      return await prove({ tx: snapshot.database, model: engine.models.current(), door, now: snapshot.now }, options);
    } finally {
      await door.close();
    }
  });
}
