import { Migration } from '@mikro-orm/migrations';

/** Sales that somebody put aside at a counter, to go on with later or on another device. */
const parkedSaleSql = `
create table sys.parked_sale (
  actor uuid not null references sys."user",
  id uuid not null,
  counter text not null,
  label text not null,
  sale jsonb not null,
  parked_at timestamptz(3) not null,
  primary key (actor, id)
);
create index parked_sale_counter on sys.parked_sale (actor, counter, parked_at desc)`;

export class ParkedSales extends Migration {
  override up(): void {
    this.addSql(parkedSaleSql);
  }
}
