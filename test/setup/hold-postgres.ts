import { startPostgres } from '../../runtime/main/postgres/embedded-postgres.ts';

/** A process that starts or joins the PostgreSQL of the folder given, says where it is, and leaves when its input ends. */
const postgres = await startPostgres(process.argv[2] ?? '', { throwAway: true });
console.log(postgres.url);
for await (const _ of process.stdin);
await postgres.stop();
