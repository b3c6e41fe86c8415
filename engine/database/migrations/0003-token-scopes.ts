import { Migration } from '@mikro-orm/migrations';

/**
 * What a token may be used for. Tokens made before could do all that their user may, and still can; a token without scopes can do nothing
 * and is refused by the table.
 */
const tokenScopesSql = `
update sys.api_token set scopes = '["full"]' where scopes = '[]';
alter table sys.api_token alter column scopes drop default;
alter table sys.api_token add constraint api_token_scopes check (jsonb_typeof(scopes) = 'array' and scopes <> '[]');
alter table sys.api_token add column objects text[] check (cardinality(objects) > 0)`;

export class TokenScopes extends Migration {
  override up(): void {
    this.addSql(tokenScopesSql);
  }
}
