import type { Accessgrant, Said } from '../../../../schemas/generated/api.ts';
import type { UserActor } from '../../../access/actor.ts';
import { formKey } from '../../../access/row-rules.ts';
import type { Tx } from '../../../database/database.ts';
import { stands } from '../../../errors/guards.ts';
import type { MetadataRights } from '../../../metadata/metadata-rights.ts';
import { readsPath } from '../../../metadata/metadata-rights.ts';
import type { FieldModel, Model, ObjectModel } from '../../../metadata/model.ts';
import { readableSource } from '../../../metadata/references/readable-expression.ts';
import type { Directory } from '../directory.ts';
import type { FactWords, Parent } from '../words/fact-words.ts';
import { labelExpression, labelPath } from '../words/label-expression.ts';
import { inBoth } from '../words/said.ts';
import type { Voice } from '../words/verbs.ts';
import { grantCases, nowhereReached, type Part } from './grant-case.ts';
import { askOf, type JudgedForm, type JudgedPart, type Judgement, judgePart, ruleTruth } from './judge-part.ts';
import { type RecordAnswers, RecordChecks } from './record-checks.ts';
import type { FactStore } from './record-facts.ts';
import { type Telling, tellGrants } from './tell-part.ts';

/** Who asks about whom. */
export interface Tracing {
  readonly tx: Tx;
  readonly model: Model;
  readonly now: Date;
  readonly directory: Directory;
  readonly asker: UserActor;
  /** What the one who asks may know of metadata. */
  readonly rights: MetadataRights;
  /** True where only what the person themself sees may be told: the one who asks is that person, and no administrator. */
  readonly limited: boolean;
  readonly person: UserActor;
  readonly voice: Voice;
  readonly store: FactStore;
}

export interface Traced {
  /** In the order of the parts. */
  readonly judged: readonly JudgedPart[];
  readonly telling: Telling;
}

/** Parts made ready to be asked of any record, for everybody with the same grants and zone. */
export interface Prepared {
  readonly object: ObjectModel;
  readonly judgements: readonly Judgement[];
  readonly checks: RecordChecks;
}

export function prepareParts({ model, person, limited }: Pick<Tracing, 'model' | 'person' | 'limited'>, object: ObjectModel, parts: readonly Part[]): Prepared {
  const granted = { model, person, object };
  const judgements = parts.map((part): Judgement => {
    return { model, object, part, cases: grantCases(granted, part), nowhere: nowhereReached(granted, part), limited };
  });
  const checks = new RecordChecks(model, object, person);
  for (const judgement of judgements) askOf(checks, judgement);
  if (limited && object.fields.has('owner')) checks.path(['owner'], 'record');
  return { object, judgements, checks };
}

/** Judges the parts for the object as a whole. */
export function traceWhole(tracing: Tracing, { object, judgements, checks }: Prepared): Traced {
  return { judged: judgements.map((judgement) => judgePart(judgement, checks, undefined)), telling: tellingOf(tracing, object) };
}

/** Judges the parts for a record; undefined where there is none, not even in the trash. `levels`: of records behind links to be traced too. */
export async function traceRecord(tracing: Tracing, prepared: Prepared, record: string, levels = 1): Promise<Traced | undefined> {
  const { object, judgements, checks } = prepared;
  const answers = await checks.answer(tracing.tx, tracing.person, record, tracing.now);
  if (!answers) return undefined;
  const judged = judgements.map((judgement) => judgePart(judgement, checks, answers));
  const about = await aboutRecord(tracing, prepared, record, { judged, answers });
  const above = levels > 0 ? await traceParents(tracing, judged, about.parents) : new Map<string, readonly Accessgrant[]>();
  return { judged, telling: { ...tellingOf(tracing, object), about, above: (judgedForm) => above.get(aboveKey(judgedForm)) ?? [] } };
}

function tellingOf({ model, directory, person, voice, rights, limited }: Tracing, object: ObjectModel): Telling {
  const readable = (path: readonly string[]): boolean => !limited || readsPath(model, object, path, rights);
  return {
    model,
    object,
    voice,
    person,
    directory,
    conditionText: (condition) => (condition.reads.every(readable) ? labelExpression(model, object, condition) : undefined),
    conditionSource: (condition) => (limited && stands('why_source') ? readableSource(model, object, condition, rights) : condition.source),
    fieldLabel: (field) => (readable([field.name]) ? both(field.document.label) : undefined),
    pathLabel(path) {
      const summed = path.length === 1 ? object.fields.get(path[0] ?? '') : undefined;
      if (summed?.type.type === 'roll_up') return rollUpLabel({ model, rights, limited }, summed);
      return readable(path) ? inBoth((locale) => labelPath(model, object.name, path, locale).join(' › ')) : undefined;
    },
    held: (role) => directory.holds(person.id, role),
    above: () => [],
  };
}

/** What a roll-up is made of: the records that it counts and the field that it adds up. */
function rollUpLabel({ model, rights, limited }: Pick<Tracing, 'model' | 'rights' | 'limited'>, field: FieldModel): Said | undefined {
  const child = model.objects.get(field.target ?? '');
  const measured = child?.fields.get(field.document.options?.field ?? '');
  const by = child?.fields.get(field.document.options?.by ?? '');
  const parts = [measured, by].filter((part) => part !== undefined);
  if (!child || (limited && (!rights.can(child, 'read') || parts.some((part) => !rights.reveals(child, part))))) return undefined;
  return inBoth((locale) => [child.document.plural[locale], ...(measured ? [measured.document.label[locale]] : [])].join(' › '));
}

function both({ en, vi }: Said): Said {
  return { en, vi };
}

/** Loads what the reasons speak of. */
async function aboutRecord(
  tracing: Tracing,
  { object, judgements, checks }: Prepared,
  record: string,
  { judged, answers }: { readonly judged: readonly JudgedPart[]; readonly answers: RecordAnswers },
): Promise<FactWords> {
  const { now, person, asker, limited, store } = tracing;
  const sees = (field: string): boolean => !limited || answers.holds(checks.path([field], 'record'));
  const forms = formsOf(judged);
  const beside = forms.some(({ kind }) => kind === 'territory' || kind === 'shared');
  const shared = forms.flatMap((form) => (form.kind === 'shared' ? form.rules : []));
  const [judgement] = judgements;
  const live = shared.filter(({ expiresAt }) => expiresAt === null || Date.parse(expiresAt) > now.getTime());
  const rules = judgement === undefined ? [] : live.filter((rule) => ruleTruth(judgement, checks, answers, rule) === true);
  const links = forms.flatMap((form) => (form.kind === 'inherit' && object.fields.has(form.link) && sees(form.link) ? [form.link] : []));
  return {
    ...tellingOf(tracing, object),
    person,
    now,
    limited,
    facts: beside ? await store.facts(object.name, record) : { places: [], shares: [] },
    owner: object.fields.has('owner') && !sees('owner') ? undefined : answers.owner,
    parents: await parentsOf(tracing, answers, links),
    rules: new Set(rules.map(({ id }) => id)),
    zone: asker.zone,
  };
}

async function parentsOf({ model, store }: Tracing, answers: RecordAnswers, links: readonly string[]): Promise<ReadonlyMap<string, Parent>> {
  const parents = new Map<string, Parent>();
  for (const link of links) {
    const parent = answers.links.get(link);
    const target = model.objects.get(parent?.object ?? '');
    if (!parent || !target) continue;
    const title = await store.title(target, parent.id);
    parents.set(link, { ...parent, title: title ?? null, seen: title !== undefined });
  }
  return parents;
}

function formsOf(judged: readonly JudgedPart[]) {
  return judgedForms(judged).map(({ form }) => form);
}

function judgedForms(judged: readonly JudgedPart[]): readonly JudgedForm[] {
  return judged.flatMap(({ cases }) => cases.flatMap(({ forms }) => forms));
}

function aboveKey({ form, mode }: JudgedForm): string {
  return `${mode} ${formKey(form)}`;
}

/** How the grants judge the records behind links, one level up; nothing of those that the one who asks cannot see. */
async function traceParents(
  tracing: Tracing,
  judged: readonly JudgedPart[],
  parents: ReadonlyMap<string, Parent>,
): Promise<ReadonlyMap<string, readonly Accessgrant[]>> {
  const found = new Map<string, readonly Accessgrant[]>();
  for (const one of judgedForms(judged)) {
    const { form, mode } = one;
    const parent = form.kind === 'inherit' ? parents.get(form.link) : undefined;
    const target = tracing.model.objects.get(parent?.object ?? '');
    if (form.kind !== 'inherit' || !parent || !target || !parent.seen || found.has(aboveKey(one))) continue;
    const part: Part = { action: form.action, mode: mode === 'list' ? 'list' : 'record' };
    const above = await traceRecord(tracing, prepareParts(tracing, target, [part]), parent.id, 0);
    const [traced] = above?.judged ?? [];
    found.set(aboveKey(one), above && traced ? tellGrants(above.telling, traced) : []);
  }
  return found;
}
