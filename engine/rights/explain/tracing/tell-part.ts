import type { Accessform, Accessgrant, Accesspart, Said } from '../../../../schemas/generated/api.ts';
import type { CompiledExpression } from '../../../expressions/types.ts';
import type { FactWords } from '../words/fact-words.ts';
import { notReachedBy, ownPlaces, reachedBy } from '../words/form-facts.ts';
import { grantWords } from '../words/grant-words.ts';
import { formWords } from '../words/row-words.ts';
import { said } from '../words/said.ts';
import { isLive, sharesWith } from '../words/share-facts.ts';
import { type Reasoning, roleLabel } from '../words/verdict-sentence.ts';
import type { JudgedCase, JudgedForm, JudgedPart } from './judge-part.ts';

/** What the telling of a trace needs beside its words. */
export interface Telling extends Reasoning {
  /** How the grants judge the record behind a link. */
  readonly above: (form: JudgedForm) => readonly Accessgrant[];
  /** The source of a condition, where the one who asks may read it. */
  readonly conditionSource: (condition: CompiledExpression) => string | undefined;
}

/** A judged part as it is answered. */
export function tellPart(telling: Telling, judged: JudgedPart): Accesspart {
  const { part, madeOf, allowed } = judged;
  return {
    action: part.action,
    field: part.cell?.field.name ?? null,
    allowed,
    grants: tellGrants(telling, judged),
    made_of: madeOf.map(({ path, reached }) => {
      const label = telling.pathLabel(path);
      return { path: label ? path.join('.') : null, label: label ?? null, allowed: reached };
    }),
  };
}

export function tellGrants(telling: Telling, { cases }: JudgedPart): Accessgrant[] {
  return cases.map((judged) => tellGrant(telling, judged));
}

function tellGrant(telling: Telling, judged: JudgedCase): Accessgrant {
  const { grantCase, forms, condition, told } = judged;
  const { role, index } = grantCase.applied;
  return {
    role: { name: role, label: roleLabel(telling.model, role) },
    held: [...telling.held(role)],
    place: role === 'everyone' ? '' : `/grants/${index}`,
    allowed: told,
    grants_action: grantCase.counts,
    field: grantCase.stand,
    missing: grantCase.missing.flatMap((field) => (telling.fieldLabel(field) ? [field.name] : [])),
    forms: forms.map((form) => tellForm(telling, form)),
    condition: condition ? tellCondition(telling, condition) : null,
    text: grantWords(telling, judged),
  };
}

function tellCondition(telling: Telling, { expression, told }: NonNullable<JudgedCase['condition']>): NonNullable<Accessgrant['condition']> {
  const source = telling.conditionSource(expression);
  if (source === undefined) return { source: null, text: null, allowed: told };
  return { source, text: telling.conditionText?.(expression) ?? null, allowed: told };
}

function tellForm(telling: Telling, judged: JudgedForm): Accessform {
  const { form, told } = judged;
  const { about } = telling;
  if (!about) return { form: form.kind, allowed: null, text: formWords(telling, form) };
  return { form: form.kind, allowed: told, text: factOf(about, form, told), ...detailOf(telling, about, judged) };
}

function factOf(about: FactWords, form: JudgedForm['form'], told: JudgedForm['told']): Said {
  if (told === true) return reachedBy(about, form);
  if (told === false) return notReachedBy(about, form);
  const rows = formWords(about, form);
  return said(`for ${rows.en}, as far as can be told`, `với ${rows.vi}, trong phạm vi được cho biết`);
}

function detailOf(telling: Telling, about: FactWords, judged: JudgedForm): Partial<Accessform> {
  const { form } = judged;
  if (form.kind === 'territory') {
    const places = about.limited ? ownPlaces(about) : about.facts.places;
    return { places: places.map(({ id, name, since, manual }) => ({ id, name, since, manual })) };
  }
  if (form.kind === 'shared') {
    const rows = sharesWith(about).map(({ subject, can, by, until }) => ({
      subject,
      can: [...can],
      by,
      until,
      rule: false,
      allowed: can.includes(form.can) && isLive({ until }, about.now),
    }));
    const rules = form.rules.map(({ id, expiresAt }) => ({
      subject: about.directory.shareRules.get(id) ?? '',
      can: [form.can],
      by: null,
      until: expiresAt,
      rule: true,
      allowed: about.rules.has(id) ? true : about.limited ? null : false,
    }));
    return { shares: [...rows, ...rules] };
  }
  if (form.kind !== 'inherit') return {};
  const parent = about.parents.get(form.link);
  if (!parent) return { record: null };
  return { record: { object: parent.object, id: parent.id, title: parent.title, grants: [...telling.above(judged)] } };
}
