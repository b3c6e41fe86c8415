import type { Tx } from '../../../engine/database/database.ts';
import { sql } from '../../../engine/sql/sql.ts';

/** A demo that was installed, with all that undid it, undid that, and so on. */
export interface SampleChain {
  /** The operation that installed it. */
  readonly root: string;
  /** The last of those that undid, or the root. */
  readonly tip: string;
  /** Whether its records are there: nothing undid it, or that has been undone. */
  readonly there: boolean;
}

/** The demos of this workspace, the latest first. */
export function findSamples(database: Pick<Tx, 'query'>): Promise<SampleChain[]> {
  return database.query<SampleChain>(sql`
    with recursive chain as (select o.id as root, o.id, o.undone_by, 0 as depth from sys.operation as o where o.kind = 'demo'
      union all select c.root, u.id, u.undone_by, c.depth + 1 from chain as c join sys.operation as u on u.id = c.undone_by)
    select * from (select distinct on (root) root::text as root, id::text as tip, depth % 2 = 0 as there from chain order by root, depth desc) as last order by root desc`);
}
