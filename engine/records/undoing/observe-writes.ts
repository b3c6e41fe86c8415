import type { CommittedChange, WritePorts } from '../write-context.ts';

/** The ports, with every batch that is written noted in `touched`, so that screens can be told after the commit. */
export function observeWrites(ports: WritePorts, touched: CommittedChange[]): WritePorts {
  return {
    ...ports,
    async afterWrite(tx, batch) {
      const by = batch.actor.kind === 'user' ? { by: batch.actor.id } : {};
      touched.push({ object: batch.object.name, ids: batch.rows.map((row) => row.id), operation: batch.operation, ...by });
      await ports.afterWrite?.(tx, batch);
    },
  };
}
