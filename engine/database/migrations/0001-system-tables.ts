import { Migration } from '@mikro-orm/migrations';
import { foldFunctionSql } from '../../sql/fold.ts';
import { accessTablesSql } from './0001-access-tables-sql.ts';
import { documentTablesSql } from './0001-document-tables-sql.ts';
import { recordTablesSql } from './0001-record-tables-sql.ts';

const schemasSql = `
create schema if not exists sys;
create schema if not exists crm;
create schema if not exists past;
create schema if not exists extensions;
create extension if not exists pg_trgm schema extensions`;

/** Schemas, crm.fold and the fixed tables. */
export class SystemTables extends Migration {
  override up(): void {
    this.addSql(schemasSql);
    this.addSql(foldFunctionSql);
    this.addSql(documentTablesSql);
    this.addSql(accessTablesSql);
    this.addSql(recordTablesSql);
  }
}
