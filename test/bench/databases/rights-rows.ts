import pg from 'pg';
import { systemActor } from '../../../engine/access/actor.ts';
import { createChangeSets } from '../../../engine/changes/create-change-sets.ts';
import { installDocuments } from '../../../engine/changes/install-documents.ts';
import { openModelStore } from '../../../engine/database/model-store.ts';
import { openDatabase } from '../../../engine/database/open-database.ts';
import type { RoleDocument } from '../../../schemas/generated/metadata.ts';

/** How much of the contacts a person sees, by name. */
export const shares = { few: 0.001, tenth: 0.1, most: 0.9 } as const;
export type Share = keyof typeof shares;
export const forms = ['owner', 'team', 'territory', 'shared', 'rule', 'any'] as const;
export type Form = (typeof forms)[number];

export const emailOf = (form: Form | 'cells', share: Share): string => `${form}_${share}@example.com`;

function role(name: string, grants: RoleDocument['grants']): RoleDocument {
  return { kind: 'role', name, label: { en: name, vi: name }, grants };
}

const roles: readonly RoleDocument[] = [
  role('by_owner', [{ object: 'contact', actions: ['read'], rows: ['own'] }]),
  role('by_team', [{ object: 'contact', actions: ['read'], rows: ['team'] }]),
  role('by_territory', [{ object: 'contact', actions: ['read'], rows: ['territory'] }]),
  role('by_shared', [{ object: 'contact', actions: ['read'], rows: ['shared'] }]),
  role('by_any', [{ object: 'contact', actions: ['read'], rows: ['own', 'team', 'territory', 'shared'] }]),
  // All rows, and income and score of the team's only: cells that differ from row to row.
  role('by_cells', [
    { object: 'contact', actions: ['read'], rows: 'all', hide: ['annual_income', 'score'] },
    { object: 'contact', actions: ['read'], rows: ['team'] },
  ]),
];

/** Each contact has a lot between 0 and 1 that has nothing to do with when it was made or who owns it. */
const lot = `(('x' || substr(md5(id::text), 1, 7))::bit(28)::bigint / 268435456.0)`;

/** Adds, to a filled database, people who see a thousandth, a tenth and nine tenths of the contacts, each in one way. */
export async function addRights(url: string): Promise<void> {
  await install(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const share of Object.keys(shares) as Share[]) for (const form of [...forms, 'cells'] as const) await addPerson(client, form, share);
    await addOwners(client);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

async function install(url: string): Promise<void> {
  const database = await openDatabase({ url, poolSize: 2 });
  const models = await openModelStore(database);
  try {
    await installDocuments(createChangeSets({ database, models, clock: () => new Date() }), systemActor('bench'), roles);
  } finally {
    await models.close();
    await database.close();
  }
}

async function addPerson(client: pg.Client, form: Form | 'cells', share: Share): Promise<void> {
  const name = `${form}_${share}`;
  const made = await client.query<{ id: string }>(
    `insert into sys."user" (email, name, password_hash) select $1, $2, password_hash from sys."user" where email = 'admin@example.com' returning id`,
    [emailOf(form, share), name],
  );
  const id = made.rows[0]?.id ?? '';
  const held = form === 'rule' ? 'by_shared' : `by_${form}`;
  await client.query('insert into sys.user_role (user_id, role) values ($1, $2)', [id, held]);
  const mine = `${lot} < ${shares[share]}`;
  if (form === 'territory' || form === 'any') {
    const territory = await client.query<{ id: string; number: number }>('insert into sys.territory (name) values ($1) returning id, number', [name]);
    const { id: place, number } = territory.rows[0] ?? { id: '', number: 0 };
    await client.query('insert into sys.territory_member (territory, user_id) values ($1, $2)', [place, id]);
    await client.query(`update crm.contact set _territories = coalesce(_territories, '{}') || $1::int where ${mine}`, [number]);
  }
  if (form === 'shared')
    await client.query(`insert into sys.share (object, record, subject, can) select 'contact', id, $1, '{read}' from crm.contact where ${mine}`, [
      `user:${id}`,
    ]);
  if (form === 'rule')
    await client.query(`insert into sys.share_rule (object, condition, subject, can) values ('contact', $1, $2, '{read}')`, [
      { few: 'annual_income < 20200', tenth: 'score < 10', most: 'score < 90' }[share],
      `user:${id}`,
    ]);
}

/** A thousandth of the contacts gets an owner of its own; a tenth is two owners' of the twenty, nine tenths eighteen's. */
async function addOwners(client: pg.Client): Promise<void> {
  const owners = (await client.query<{ id: string }>(`select id from sys."user" where email ~ '^sales[0-9]+@' order by email`)).rows.map(({ id }) => id);
  const few = (await client.query<{ id: string }>(`select id from sys."user" where email = $1`, [emailOf('owner', 'few')])).rows[0]?.id;
  await client.query(`update crm.contact set owner = $1 where ${lot} < ${shares.few}`, [few]);
  for (const [form, share, members] of [
    ['team', 'few', [few]],
    ['team', 'tenth', owners.slice(0, 2)],
    ['team', 'most', owners.slice(0, 18)],
    ['cells', 'few', [few]],
    ['cells', 'tenth', owners.slice(0, 2)],
    ['cells', 'most', owners.slice(0, 18)],
  ] as const) {
    const team = (await client.query<{ id: string }>('insert into sys.team (name) values ($1) returning id', [`${form}_${share}`])).rows[0]?.id;
    const person = (await client.query<{ id: string }>(`select id from sys."user" where email = $1`, [emailOf(form, share)])).rows[0]?.id;
    await client.query('insert into sys.team_member (team, user_id) select $1::uuid, unnest($2::uuid[]) on conflict do nothing', [team, [person, ...members]]);
  }
}
