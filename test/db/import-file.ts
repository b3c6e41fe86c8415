import type { Actor, UserActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import { createImports } from '../../engine/transfer/create-imports.ts';
import type { ImportState, Imports, StartImport } from '../../engine/transfer/imports.ts';
import type { ShopDatabase } from '../setup/shop-database.ts';

/** Imports that run in the test's process. */
export function importsOf({ database, models, writer }: ShopDatabase): Imports {
  return createImports({ database, models, writer, clock: () => new Date() });
}

async function* pieces(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? Buffer.from(content) : content;
}

/** Imports a file and waits for the end. */
export async function importFile(
  imports: Imports,
  actor: Actor,
  mapping: StartImport['mapping'],
  content: string | Uint8Array,
  dry_run = false,
): Promise<ImportState> {
  const { id } = await imports.start(actor, { file_name: 'file.csv', mapping, dry_run, content: pieces(content) });
  await imports.settled();
  return imports.get(actor, id);
}

export async function faultsOf(imports: Imports, actor: Actor, { id }: ImportState): Promise<string> {
  return (await Array.fromAsync(imports.faults(actor, id))).join('');
}

/** A person who reads English: faults are told in the language of whoever imports. */
export async function englishPerson(shop: ShopDatabase, name: string, ...roles: string[]): Promise<UserActor> {
  const actor = await shop.person(name, ...roles);
  await shop.database.query(sql`update sys.user set locale = 'en' where id = ${actor.id}::uuid`);
  return { ...actor, locale: 'en' };
}
