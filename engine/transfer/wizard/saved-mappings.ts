import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import { type Actor, actorId } from '../../access/actor.ts';
import type { Database } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import { sql } from '../../sql/sql.ts';

/** How somebody matched the columns of a file; only theirs to see. */
export interface SavedMapping {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly document: MappingDocument;
}

const most = 200;

/** Mappings that people save for themselves. The next file with the same columns finds them by fingerprint. */
export class SavedMappings {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async list(actor: Actor): Promise<readonly SavedMapping[]> {
    const own = stands('import_file_owner') ? sql`owner = ${actorId(actor)}::uuid` : sql`true`;
    return this.#database.query<SavedMapping>(
      sql`select id::text as id, name, fingerprint, document from sys.import_mapping where ${own} order by updated_at desc`,
    );
  }

  /** Saves under a name; one of that name is replaced. */
  async save(actor: Actor, { name, fingerprint, document }: Omit<SavedMapping, 'id'>): Promise<{ readonly id: string }> {
    const rows = await this.#database.query<{ id: string }>(sql`insert into sys.import_mapping (owner, name, fingerprint, document)
      select ${actorId(actor)}::uuid, ${name}, ${fingerprint}, ${JSON.stringify(document)}::jsonb
      where (select count(*) from sys.import_mapping where owner = ${actorId(actor)}::uuid and name <> ${name}) < ${most}
      on conflict (owner, name) do update set fingerprint = excluded.fingerprint, document = excluded.document, updated_at = now() returning id::text as id`);
    const id = rows[0]?.id;
    if (id === undefined) throw new AppError('limit_exceeded', `At most ${most} mappings can be saved.`);
    return { id };
  }

  async remove(actor: Actor, id: string): Promise<void> {
    const rows = await this.#database.query(sql`delete from sys.import_mapping where id = ${id}::uuid and owner = ${actorId(actor)}::uuid returning 1 as one`);
    if (rows.length === 0) throw new AppError('not_found', `There is no saved mapping ${id} that you can see.`);
  }
}
