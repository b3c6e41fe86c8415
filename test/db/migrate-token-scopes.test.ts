import { expect, it } from 'vitest';
import { migrate } from '../../engine/database/migrate.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { cloneDatabase } from '../setup/test-database.ts';

it('lets tokens made before there were scopes do what they could', async () => {
  const clone = await cloneDatabase();
  const database = await openDatabase({ url: clone.url, poolSize: 2 });
  const run = (text: string) => database.query({ text, values: [] });
  try {
    await run('alter table sys.api_token drop constraint api_token_scopes, drop column objects');
    await run("alter table sys.api_token alter column scopes set default '[]'");
    await run("delete from sys.migration where name = '0003-token-scopes'");
    await run("insert into sys.\"user\" (email, name) values ('an@example.com', 'An')");
    await run("insert into sys.api_token (token_hash, user_id, name) select '\\x00', id, 'old' from sys.\"user\"");
    expect(await migrate(database)).toEqual(['0003-token-scopes']);
    expect(await run('select name, scopes, objects from sys.api_token')).toEqual([{ name: 'old', scopes: ['full'], objects: null }]);
  } finally {
    await database.close();
    await clone.drop();
  }
});
