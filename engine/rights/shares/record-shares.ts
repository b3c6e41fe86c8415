import type { Share, ShareList, ShareRequest } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import { isAdmin } from '../../access/grants.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import type { Model } from '../../metadata/model.ts';
import { sql } from '../../sql/sql.ts';
import { type PageRequest, parsePage, toPage } from '../log/page.ts';
import { logRights } from '../log/rights-log.ts';
import { refuseNames, toUuid } from '../named-rows.ts';
import type { RightsServices } from '../rights-context.ts';
import { recordRightsTransaction } from '../rights-transaction.ts';
import { findSubjects } from './find-subjects.ts';
import { type RowRights, rowRights } from './row-rights.ts';
import { inOrder, termIssues } from './share-terms.ts';
import type { RecordShares, SharedRecord } from './shares.ts';
import { normalSubject, readableSubject, subjectName } from './subjects.ts';

interface ShareRow extends Omit<Share, 'subject_name' | 'created_by' | 'removable'> {
  readonly subject_name: string | null;
  readonly maker: string | null;
  readonly maker_name: string | null;
}

const columns = sql`s.id::text as id, s.subject, ${subjectName(sql`s.subject`)} as subject_name, s.can, s.reason, s.expires_at, s.created_at,
  s.created_by::text as maker, (select m.name from sys."user" as m where m.id = s.created_by) as maker_name`;

/** Opens the way in which single records are shared. */
export function createRecordShares(services: RightsServices): RecordShares {
  const hint = ({ object, id }: SharedRecord): void => services.hints?.publish({ object, ids: [id], operation: null });
  return {
    list: (actor, record, page) => listShares(services, actor, record, page),
    async create(actor, record, share) {
      const made = await createShare(services, actor, record, share);
      hint(made.record);
      return made.share;
    },
    subjects: (actor, record, search) => findSubjects(services, actor, record, search),
    async remove(actor, record, share) {
      hint(await removeShare(services, actor, record, share));
    },
  };
}

function mayRemove(model: Model, actor: UserActor, rights: RowRights, maker: string | null): boolean {
  return rights.share || maker === actor.id || isAdmin(model, actor);
}

function toShare(model: Model, actor: UserActor, rights: RowRights, { maker, maker_name, ...row }: ShareRow): Share {
  return {
    ...row,
    subject_name: readableSubject(model, actor.locale, row.subject, row.subject_name),
    created_by: { id: maker, name: maker_name ?? '' },
    removable: mayRemove(model, actor, rights, maker),
  };
}

async function listShares({ database, models, clock }: RightsServices, actor: UserActor, record: SharedRecord, request: PageRequest): Promise<ShareList> {
  const [model, now] = [models.current(), clock()];
  const { object, id, rights } = await rowRights({ tx: database, model, actor, now }, record);
  const page = parsePage(request, `shares ${object.name} ${id}`, 2);
  const [at = null, last = null] = page.after;
  const rows = await database.query<ShareRow>(sql`select ${columns} from sys.share as s
    where s.object = ${object.name} and s.record = ${id}::uuid and (s.expires_at is null or s.expires_at > ${now.toISOString()}::timestamptz)
      and (${last}::uuid is null or (s.created_at, s.id) < (${at}::timestamptz, ${last}::uuid))
    order by s.created_at desc, s.id desc limit ${page.limit + 1}`);
  const { items, next_cursor } = toPage(page, rows, (row) => [row.created_at, row.id]);
  return { items: items.map((row) => toShare(model, actor, rights, row)), next_cursor };
}

async function createShare(services: RightsServices, actor: UserActor, record: SharedRecord, wanted: ShareRequest) {
  return recordRightsTransaction(services, actor, async ({ tx, model, now }) => {
    const { object, id, rights } = await rowRights({ tx, model, actor, now }, record);
    assertMayGive(rights, wanted);
    const issues = await termIssues(tx, model, wanted, now);
    if (issues.length > 0) throw refuseNames(issues);
    const subject = normalSubject(wanted.subject);
    // One that has ended stands in nobody's way.
    await tx.query(
      sql`delete from sys.share where object = ${object.name} and record = ${id}::uuid and subject = ${subject} and expires_at <= ${now.toISOString()}::timestamptz`,
    );
    const made = await tx.query<{ id: string }>(sql`insert into sys.share (object, record, subject, can, reason, expires_at, created_at, created_by)
      values (${object.name}, ${id}::uuid, ${subject}, ${inOrder(wanted.can)}::text[], ${wanted.reason ?? null}, ${wanted.expires_at ?? null}::timestamptz, ${now.toISOString()}::timestamptz, ${actor.id}::uuid)
      on conflict (object, record, subject) do nothing returning id::text as id`);
    const share = made[0]?.id;
    if (share === undefined) throw alreadyShared();
    const rows = await tx.query<ShareRow>(sql`select ${columns} from sys.share as s where s.id = ${share}::uuid`);
    const answer = toShare(model, actor, rights, rows[0] as ShareRow);
    const detail = {
      id: share,
      object: object.name,
      record: id,
      subject,
      subject_name: answer.subject_name,
      can: answer.can,
      reason: answer.reason,
      expires_at: answer.expires_at,
    };
    await logRights(tx, { actor, at: now, what: 'share_created', detail });
    return { share: answer, record: { object: object.name, id } };
  });
}

function alreadyShared(): AppError {
  const message = 'The record is shared with them already. Remove that share first.';
  return new AppError('duplicate', message, { issues: [{ pointer: '/subject', message }] });
}

/** Nobody gives what they have not got. */
function assertMayGive(rights: RowRights, { can }: ShareRequest): void {
  if (!rights.share && stands('share_right'))
    throw new AppError('forbidden', 'You may not share this record.', { issues: [{ pointer: '', message: 'You may not share this record.' }] });
  const beyond = can.filter((action) => !rights[action]);
  if (beyond.length === 0 || !stands('share_beyond')) return;
  const message = `You cannot share the right to ${beyond.join(' and ')} this record: you have not got it yourself.`;
  throw new AppError('forbidden', message, { issues: [{ pointer: '/can', message }] });
}

async function removeShare(services: RightsServices, actor: UserActor, record: SharedRecord, share: string): Promise<SharedRecord> {
  const missingShare = new AppError('not_found', `There is no share ${share} of this record that you can see.`);
  return recordRightsTransaction(services, actor, async ({ tx, model, now }) => {
    const key = toUuid(share) ?? null;
    const rows = await tx.query<ShareRow & { object: string; record: string }>(sql`select ${columns}, s.object, s.record::text as record from sys.share as s
      where s.id = ${key}::uuid and s.object = ${record.object} and s.record::text = ${record.id.toLowerCase()} for update of s`);
    const found = rows[0];
    // Who made a share takes it back, even where the record is out of their sight by now.
    if (found?.maker !== actor.id && !isAdmin(model, actor)) {
      const { rights } = await rowRights({ tx, model, actor, now }, record);
      if (found && !rights.share && stands('share_right')) throw new AppError('forbidden', 'Only who made it, or may share the record, removes a share.');
    }
    if (!found) throw missingShare;
    await tx.query(sql`delete from sys.share where id = ${found.id}::uuid`);
    const detail = {
      id: found.id,
      object: found.object,
      record: found.record,
      subject: found.subject,
      subject_name: readableSubject(model, actor.locale, found.subject, found.subject_name),
      can: found.can,
    };
    await logRights(tx, { actor, at: now, what: 'share_removed', detail });
    return { object: found.object, id: found.record };
  });
}
