import type { GrantRows, GrantRowsRequest } from '../../../schemas/generated/api.ts';
import { actorSlots, type UserActor } from '../../access/actor.ts';
import { type Action, compileRule, type Grant, type RowRule, type RowScope } from '../../access/row-rules.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { noRights } from '../../identity/actor-rights.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Model } from '../../metadata/model.ts';
import { expressionHolds, type RowPlace, scopeCondition } from '../../query/row-conditions.ts';
import { bindSlots, compileSql, ident, sql } from '../../sql/sql.ts';
import { loadDirectory } from '../explain/directory.ts';
import { scopeWords } from '../explain/words/row-words.ts';
import { said } from '../explain/words/said.ts';
import { isImpersonal } from './class-columns.ts';
import { hypothesise } from './hypothetical-model.ts';

/** Counting stops here, as in lists. */
const countCap = 2_000;

interface Counting {
  readonly tx: Tx;
  readonly identity: Pick<Identity, 'person'>;
  readonly model: Model;
  readonly now: Date;
  /** In whose zone conditions are read while there is no person. */
  readonly asker: UserActor;
}

/**
 * How many records a grant reaches now, while it is being written. Without a person, rows that depend on who holds it are none. Throws
 * invalid_document for a grant that a change set would refuse.
 */
export async function grantRows(counting: Counting, request: GrantRowsRequest): Promise<GrantRows> {
  const { tx, model, now } = counting;
  const object = model.objects.get(request.object);
  if (!object) throw new AppError('not_found', `There is no object "${request.object}".`, { issues: [{ pointer: '/object', message: 'unknown' }] });
  const grant = readGrant(model, request.grant);
  const person = await holderOf(counting, request.person);
  const rule = compileRule(grant, { model, object, action: actionOf(grant), shareRules: person.rights.shareRules });
  const scope: RowScope = rule === undefined ? 'none' : rule === 'all' ? 'all' : [rule];
  const condition = scopeCondition({ model, actor: person }, object, 't', scope);
  const statement = compileSql(
    sql`select count(*) as n from (select 1 from ${ident(...object.table)} as t where t.deleted_at is null and ${condition} limit ${sql.lit(countCap + 1)}) as counted`,
  );
  const rows = await tx.query<{ n: number }>(bindSlots(statement, actorSlots(person, now)));
  const count = Number(rows[0]?.n ?? 0);
  const known = request.person === undefined ? {} : { person };
  const voice = { self: false, name: person.name, ...(request.person === undefined ? { words: said('the person', 'người giữ vai trò') } : {}) };
  return {
    count: Math.min(count, countCap),
    capped: count > countCap,
    depends_on_person: dependsOnPerson({ frame: { model, actor: person }, object, alias: 't' }, rule),
    text: scopeWords({ model, object, voice, directory: await loadDirectory(tx), ...known }, scope),
  };
}

/** A grant is judged as part of a role. */
function readGrant(model: Model, input: unknown): Grant {
  const label = { en: 'Draft', vi: 'Bản nháp' };
  try {
    const { role } = hypothesise(model, { kind: 'role', name: 'draft_of_a_grant', label, grants: [input] });
    return role.grants[0] as Grant;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const issues = error.issues.map((issue) => ({ ...issue, pointer: issue.pointer.replace(/^\/role\/grants\/0/, '/grant') }));
    throw new AppError(error.code, `The grant is not valid: ${issues[0]?.pointer ?? ''} ${issues[0]?.message ?? ''}`, { issues });
  }
}

async function holderOf({ identity, asker }: Counting, id: string | undefined): Promise<UserActor> {
  // Nobody: without a role, a team, a territory or a record of their own.
  if (id === undefined) return { ...asker, id: '00000000-0000-0000-0000-000000000000', name: '', roles: [], rights: noRights };
  const person = await identity.person(id);
  if (!person) throw new AppError('not_found', 'There is no active person with this id.', { issues: [{ pointer: '/person', message: 'unknown' }] });
  return person;
}

/** Which of its actions the rows are told for: sharing and inheritance depend on it. */
function actionOf({ actions }: Grant): Action {
  return actions.includes('read') ? 'read' : (actions[0] ?? 'read');
}

function dependsOnPerson(place: RowPlace, rule: RowRule | 'all' | undefined): string[] {
  if (rule === undefined || rule === 'all') return [];
  const forms = rule.forms.map((form) => (form.kind === 'inherit' ? `inherit:${form.link}` : form.kind));
  return [...forms, ...(rule.condition !== undefined && !isImpersonal(expressionHolds(place, rule.condition)) ? ['condition'] : [])];
}
