import { Migration } from '@mikro-orm/migrations';

/**
 * Where files are, or were: a row for each cell that ever held the file. The cell itself says whether it still does; this is how the cells
 * of a file are found without reading tables, and why a file that undo may bring back is not removed.
 */
const fileUsesSql = `
create table sys.file_use (
  file uuid not null references sys.file,
  object text not null,
  field text not null,
  record uuid not null,
  primary key (file, object, field, record)
);
create index file_use_field on sys.file_use (object, field);
create index file_created on sys.file (created_at);
create index file_created_by on sys.file (created_by, created_at)`;

export class FileUses extends Migration {
  override up(): void {
    this.addSql(fileUsesSql);
  }
}
