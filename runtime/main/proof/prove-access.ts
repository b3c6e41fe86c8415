import type { Database } from '../../../engine/database/database.ts';
import { type Proof, type ProofOptions, prove } from '../../../engine/rights/prove/prove.ts';
import type { Engine } from '../engine.ts';
import { openProofDoor } from './proof-door.ts';
import { withSnapshots } from './snapshot-database.ts';

/** One for each core of a small machine: while one waits for the database, another is worked out. */
const connections = 2;

/** Proves the rights of the live metadata and data, on one snapshot. Nothing is written. */
export function proveAccess(database: Database, engine: Engine, options: ProofOptions = {}): Promise<Proof> {
  return withSnapshots(database, connections, async (snapshots) => {
    const doors = await Promise.all(snapshots.map((snapshot) => openProofDoor(engine, snapshot)));
    const lanes = snapshots.flatMap(({ database: tx }, index) => {
      const door = doors[index];
      return door ? [{ tx, door }] : [];
    });
    try {
      const now = snapshots[0]?.now ?? new Date();
      return await prove({ lanes, model: engine.models.current(), now }, options);
    } finally {
      for (const door of doors) await door.close();
    }
  });
}
