import type { ShareRuleAnswer, ShareRuleList, ShareRuleRequest } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import type { Database } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { compileExpression } from '../../expressions/compile-expression.ts';
import type { Model } from '../../metadata/model.ts';
import { sql } from '../../sql/sql.ts';
import { type PageRequest, parsePage, toPage } from '../log/page.ts';
import { logRights } from '../log/rights-log.ts';
import { refuseNames, toUuid } from '../named-rows.ts';
import type { RightsChange, RightsServices } from '../rights-context.ts';
import { rightsTransaction } from '../rights-transaction.ts';
import { inOrder, termIssues } from './share-terms.ts';
import type { ShareRules } from './shares.ts';
import { normalSubject, readableSubject, subjectName } from './subjects.ts';

interface RuleRow extends Omit<ShareRuleAnswer, 'subject_name' | 'created_by' | 'problem'> {
  readonly subject_name: string | null;
  readonly maker: string | null;
  readonly maker_name: string | null;
}

const columns = sql`s.id::text as id, s.object, s.condition, s.subject, ${subjectName(sql`s.subject`)} as subject_name, s.can, s.reason, s.expires_at, s.created_at,
  s.created_by::text as maker, (select m.name from sys."user" as m where m.id = s.created_by) as maker_name`;

/** Opens the way in which records are shared by rule. */
export function createShareRules(services: RightsServices): ShareRules {
  const { database, models, clock, hints } = services;
  const hint = (object: string): void => hints?.publish({ object, ids: [], operation: null });
  return {
    list: (actor, page) => listRules(database, models.current(), actor, { ...page, now: clock() }),
    async create(actor, rule) {
      const made = await rightsTransaction(services, actor, (change) => createRule(change, actor, rule));
      hint(made.object);
      return made;
    },
    async remove(actor, id) {
      hint(await rightsTransaction(services, actor, (change) => removeRule(change, actor, id)));
    },
  };
}

function toRule(model: Model, actor: UserActor, { maker, maker_name, ...row }: RuleRow): ShareRuleAnswer {
  return {
    ...row,
    problem: ruleProblem(model, row),
    subject_name: readableSubject(model, actor.locale, row.subject, row.subject_name),
    created_by: { id: maker, name: maker_name ?? '' },
  };
}

function ruleProblem(model: Model, { object: name, condition }: Pick<RuleRow, 'object' | 'condition'>): string | null {
  const object = model.objects.get(name);
  if (!object) return `There is no object "${name}" any more.`;
  const compiled = compileExpression(condition, object.scope, 'boolean');
  return compiled.ok ? null : (compiled.issues[0]?.message ?? '');
}

async function listRules(database: Database, model: Model, actor: UserActor, request: PageRequest & { readonly now: Date }): Promise<ShareRuleList> {
  const page = parsePage(request, 'share rules', 2);
  const [at = null, last = null] = page.after;
  const rows = await database.query<RuleRow>(sql`select ${columns} from sys.share_rule as s
    where (s.expires_at is null or s.expires_at > ${request.now.toISOString()}::timestamptz)
      and (${last}::uuid is null or (s.created_at, s.id) < (${at}::timestamptz, ${last}::uuid))
    order by s.created_at desc, s.id desc limit ${page.limit + 1}`);
  const { items, next_cursor } = toPage(page, rows, (row) => [row.created_at, row.id]);
  return { items: items.map((row) => toRule(model, actor, row)), next_cursor };
}

async function createRule({ tx, model, now }: RightsChange, actor: UserActor, rule: ShareRuleRequest): Promise<ShareRuleAnswer> {
  const object = model.objects.get(rule.object);
  const unknown = object?.table[0] === 'crm' ? [] : [{ pointer: '/object', message: `There is no object "${rule.object}".` }];
  const issues = [...unknown, ...(await termIssues(tx, model, rule, now))];
  if (issues.length > 0 || !object) throw refuseNames(issues);
  const compiled = compileExpression(rule.condition, object.scope, 'boolean');
  if (!compiled.ok)
    throw new AppError('bad_expression', compiled.issues[0]?.message ?? '', { issues: compiled.issues.map((issue) => ({ ...issue, pointer: '/condition' })) });
  const made = await tx.query<{ id: string }>(sql`insert into sys.share_rule (object, condition, subject, can, reason, expires_at, created_at, created_by)
    values (${object.name}, ${rule.condition}, ${normalSubject(rule.subject)}, ${inOrder(rule.can)}::text[], ${rule.reason ?? null}, ${rule.expires_at ?? null}::timestamptz, ${now.toISOString()}::timestamptz, ${actor.id}::uuid)
    returning id::text as id`);
  const rows = await tx.query<RuleRow>(sql`select ${columns} from sys.share_rule as s where s.id = ${String(made[0]?.id)}::uuid`);
  const answer = toRule(model, actor, rows[0] as RuleRow);
  const { created_at: _, created_by: __, problem: ___, ...detail } = answer;
  await logRights(tx, { actor, at: now, what: 'share_rule_created', detail });
  return answer;
}

async function removeRule({ tx, model, now }: RightsChange, actor: UserActor, id: string): Promise<string> {
  const key = toUuid(id) ?? null;
  const rows = await tx.query<RuleRow>(sql`select ${columns} from sys.share_rule as s where s.id = ${key}::uuid`);
  if (!rows[0]) throw new AppError('not_found', `There is no share by rule ${id}.`);
  const { created_at: _, created_by: __, problem: ___, ...detail } = toRule(model, actor, rows[0]);
  await tx.query(sql`delete from sys.share_rule where id = ${detail.id}::uuid`);
  await logRights(tx, { actor, at: now, what: 'share_rule_removed', detail });
  return detail.object;
}
