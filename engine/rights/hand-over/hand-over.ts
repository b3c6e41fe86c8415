import type { HandOverAnswer, HandOverRequest, PersonAnswer } from '../../../schemas/generated/api.ts';
import { type Actor, actorId } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { failpoint } from '../../errors/failpoint.ts';
import { hasAdministrator, lastAdministrator } from '../../identity/administrators.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { sql } from '../../sql/sql.ts';
import { logRights } from '../log/rights-log.ts';
import { refuseNames } from '../named-rows.ts';
import { loadPerson } from '../people/person-rows.ts';
import { disable } from '../people/update-person.ts';
import type { RightsServices } from '../rights-context.ts';
import { rightsTransaction } from '../rights-transaction.ts';
import { countRights } from './count-rights.ts';
import { findUnfinished, finishHandOver, type HandOverOptions, insertHandOver, keepMoved, type StoredHandOver } from './hand-over-table.ts';
import { countMoved, countOwned, moveRecords, ownedObjects, type Refused } from './move-records.ts';
import { moveReports } from './move-reports.ts';
import { moveShares } from './move-shares.ts';
import { nothingMoved } from './moved-rights.ts';

/** Key of the advisory lock held while a hand-over is under way, and while one is undone: one at a time in the whole workspace. */
const handOverLock = 7_246_106;

/** Takes the lock for the rest of the transaction; false where another hand-over is under way. */
export async function lockHandOver(tx: Tx): Promise<boolean> {
  const rows = await tx.query<{ held: boolean }>(sql`select pg_try_advisory_xact_lock(${sql.lit(handOverLock)}) as held`);
  return rows[0]?.held === true;
}

/** A hand-over that has been checked. */
interface Checked {
  readonly actor: Actor;
  readonly person: PersonAnswer;
  readonly successor: PersonAnswer;
  readonly objects: readonly ObjectModel[];
  readonly options: HandOverOptions;
}

/**
 * Gives what a person has to a successor as one operation: records in batches, then shares, reports and the disabling in one transaction.
 * Asked for again after it was cut off, it goes on under the same operation. Throws bad_request, forbidden for disabling oneself,
 * last_administrator, and busy while another is under way.
 */
export async function handOver(services: RightsServices, actor: Actor, id: string, request: HandOverRequest): Promise<HandOverAnswer> {
  const checked = await check(services, actor, id, request);
  if (request.dry_run === true) return foresee(services, checked);
  return services.database.transaction(
    async (tx) => {
      // Held to the end of this transaction, which does nothing else: the work commits by itself.
      await tx.query(sql`set local idle_in_transaction_session_timeout = 0`);
      if (!(await lockHandOver(tx))) throw new AppError('busy', 'Another hand-over is under way.');
      return run(services, checked, await foresee(services, checked));
    },
    { statementTimeoutMs: 0 },
  );
}

async function check({ database, models }: RightsServices, actor: Actor, id: string, request: HandOverRequest): Promise<Checked> {
  const { to, shares = true, reports = true, disable: disabling = false } = request;
  const model = models.current();
  const person = await loadPerson(database, id);
  const successor = await loadPerson(database, to).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') throw refuseNames([{ pointer: '/to', message: `There is no person ${to}.` }]);
    throw error;
  });
  const names = request.objects === undefined ? null : [...request.objects].sort();
  const objects = ownedObjects(model, names);
  const issues = (request.objects ?? []).flatMap((name, index) =>
    objects.some((object) => object.name === name) ? [] : [{ pointer: `/objects/${index}`, message: `There is no object "${name}" with owners.` }],
  );
  if (!successor.active) issues.push({ pointer: '/to', message: 'Who takes over must be active.' });
  if (successor.id === person.id) issues.push({ pointer: '/to', message: 'Who takes over is somebody else.' });
  if (issues.length > 0) throw refuseNames(issues);
  if (disabling && person.id === actorId(actor)) throw new AppError('forbidden', 'Nobody disables themselves: another administrator does.');
  // The transaction that disables asks again; but what cannot be finished should not begin.
  if (disabling && person.active && !(await hasAdministrator(database, model, person.id)) && (await hasAdministrator(database, model)))
    throw lastAdministrator();
  return { actor, person, successor, objects, options: { objects: names, shares, reports, disable: disabling } };
}

/** What there is to hand over. */
async function foresee({ database }: RightsServices, { person, successor, objects, options }: Checked): Promise<HandOverAnswer> {
  const records = await countOwned(database, objects, person.id);
  const rights = await countRights(database, { person: person.id, successor: successor.id }, options);
  return { operation: null, dry_run: true, records, refused: [], ...rights, disabled: !person.active };
}

async function run(services: RightsServices, checked: Checked, expected: HandOverAnswer): Promise<HandOverAnswer> {
  const { database } = services;
  const { person, successor, options } = checked;
  const known = await findUnfinished(database, person.id, successor.id, options);
  const { shares, share_rules, reports, teams } = expected;
  const wanted = expected.records.length + shares + share_rules + reports + teams > 0 || (options.disable && person.active);
  if (!known && !wanted) return { ...expected, dry_run: false };
  const begun = known ?? (await begin(services, checked));
  const refused = await move(services, checked, begun);
  const moved = await moveRights(services, checked, begun);
  // What came to the person while the rest was on its way.
  const late = options.disable ? await move(services, checked, begun) : refused;
  const answer: HandOverAnswer = {
    operation: begun.operation,
    dry_run: false,
    records: await countMoved(database, begun.operation),
    refused: late,
    shares: moved.shares.length + moved.joined.length,
    share_rules: moved.rules.length,
    reports: moved.managers.filter(({ after }) => after === successor.id).length,
    teams: moved.leads.length,
    disabled: !(await loadPerson(database, person.id)).active,
  };
  await database.transaction((tx) => finishHandOver(tx, begun.operation, noteOf(checked, answer), services.clock()));
  return answer;
}

function move(services: RightsServices, { actor, person, successor, objects }: Checked, { operation }: StoredHandOver): Promise<Refused> {
  return moveRecords(services, objects, { actor, operation, person: person.id, successor: successor.id });
}

async function begin({ writer, clock }: RightsServices, { actor, person, successor, options }: Checked): Promise<StoredHandOver> {
  return writer.transaction(async (tx) => {
    const operation = await writer.startOperation(tx, actor, 'hand_over', `From ${person.name} to ${successor.name}`);
    const begun = { operation, person: person.id, successor: successor.id };
    await insertHandOver(tx, begun, options, clock());
    return { ...begun, moved: null };
  });
}

/** Moves shares, reports and the lead of teams, and disables the person, all at once. */
async function moveRights(services: RightsServices, { actor, person, successor, options }: Checked, begun: StoredHandOver) {
  if (begun.moved !== null) return begun.moved;
  const heirs = { person: person.id, successor: successor.id };
  return rightsTransaction(services, actor, async ({ tx, now }) => {
    const moved = {
      ...nothingMoved,
      ...(options.shares ? await moveShares(tx, heirs) : {}),
      ...(options.reports ? await moveReports(tx, heirs) : {}),
    };
    if (options.disable) await disable(tx, person.id);
    await keepMoved(tx, begun.operation, moved);
    const { shares, joined, rules, managers, leads } = moved;
    const detail = { id: person.id, name: person.name, to: { id: successor.id, name: successor.name }, operation: begun.operation, options };
    const counts = { shares: shares.length + joined.length, share_rules: rules.length, managers: managers.length, teams: leads.length };
    await logRights(tx, { actor, at: now, what: 'person_handed_over', detail: { ...detail, ...counts } });
    failpoint('hand-over.rights-moved');
    return moved;
  });
}

function noteOf({ person, successor }: Checked, { records, shares, share_rules, reports, teams }: HandOverAnswer): string {
  const parts = [
    ...records.map(({ object, count }) => `${count} ${object}`),
    ...(shares > 0 ? [`${shares} shares`] : []),
    ...(share_rules > 0 ? [`${share_rules} shares by rule`] : []),
    ...(reports > 0 ? [`${reports} reports`] : []),
    ...(teams > 0 ? [`lead of ${teams} teams`] : []),
  ];
  return `From ${person.name} to ${successor.name}: ${parts.length === 0 ? 'nothing' : parts.join(', ')}`;
}
