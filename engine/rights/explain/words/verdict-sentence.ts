import type { Accessheld, Said } from '../../../../schemas/generated/api.ts';
import type { UserActor } from '../../../access/actor.ts';
import type { Model, ObjectModel } from '../../../metadata/model.ts';
import type { JudgedCase, JudgedPart } from '../tracing/judge-part.ts';
import { type GrantWords, givenBy, lackingIn, notCounting, together } from './grant-words.ts';
import { and, inRow, said } from './said.ts';
import { subject, type Voice } from './verbs.ts';

/** Label of a role; `everyone` is what all who are signed in may. */
export function roleLabel(model: Model, name: string): Said {
  if (name === 'everyone') return said('Everyone', 'Mọi người');
  const label = model.roles.get(name)?.label;
  return label ? { en: label.en, vi: label.vi } : said(name, name);
}

/** `the role Sales, held through the team Retail,` */
function roleWords(model: Model, name: string, held: readonly Accessheld[]): Said {
  const label = roleLabel(model, name);
  const team = held.some(({ via }) => via === 'self') ? undefined : held[0]?.team?.name;
  if (team === undefined) return said(`the role ${label.en}`, `vai trò ${label.vi}`);
  return said(`the role ${label.en}, held through the team ${team},`, `vai trò ${label.vi} (qua nhóm ${team})`);
}

export interface Reasoning extends GrantWords {
  readonly held: (role: string) => readonly Accessheld[];
  /** What a path is called, where the one who asks may know of it. */
  readonly pathLabel: (path: readonly string[]) => Said | undefined;
}

/** Why an administrator may: `the role Administrator gives every right`. */
export function adminReason(model: Model, person: UserActor, held: Reasoning['held']): Said {
  const role = person.roles.find((name) => model.roles.get(name)?.admin === true) ?? '';
  const words = roleWords(model, role, held(role));
  return said(`${words.en} gives every right`, `${words.vi} có mọi quyền`);
}

/** Why the part is granted: the first grant that is known to give it. */
export function grantedReason(words: Reasoning, { cases }: JudgedPart): Said {
  const telling = cases.find(({ told, really }) => told === true && really);
  const judged = telling ?? cases.find(({ really }) => really);
  if (!judged) return said('it is granted', 'được cho phép');
  const { role } = judged.grantCase.applied;
  if (role === 'everyone') return said('everyone who is signed in may', 'ai đăng nhập cũng được phép');
  const by = roleWords(words.model, role, words.held(role));
  if (!telling) {
    const who = subject(words.voice);
    return said(`${by.en} grants it by what ${who.en} cannot read`, `${by.vi} cho phép theo điều mà ${who.vi} không xem được`);
  }
  const given = givenBy(words, judged);
  return said(`${by.en} grants it ${given.en}`, `${by.vi} cho phép ${given.vi}`);
}

/** Why the part is not granted: what the nearest grant lacks. */
export function deniedReason(words: Reasoning, { cases, madeOf }: JudgedPart): Said {
  const lost = madeOf.flatMap(({ path, reached }) => (reached ? [] : [path]));
  const nearest = cases.some(({ really }) => really) ? undefined : nearestOf(words, cases);
  if (!nearest) return lost.length > 0 ? madeOfReason(words, lost) : nothingGranted(words);
  if (!nearest.judged.grantCase.counts) return notGranted(words, cases);
  const { role } = nearest.judged.grantCase.applied;
  const lacking = together(nearest.lacking);
  if (role === 'everyone') return said(`what everyone may do ${lacking.en}`, `quyền chung của mọi người ${lacking.vi}`);
  const by = roleWords(words.model, role, words.held(role));
  return said(`${by.en} ${lacking.en}`, `${by.vi} ${lacking.vi}`);
}

/** What the roles grant, where none of them grants what is asked. */
function notGranted(words: Reasoning, cases: readonly JudgedCase[]): Said {
  const byRole = Map.groupBy(cases, ({ grantCase }) => grantCase.applied.role);
  const each = [...byRole].map(([role, own]) => {
    const by = role === 'everyone' ? said('what everyone may do', 'quyền chung của mọi người') : roleWords(words.model, role, words.held(role));
    const only = notCounting(own);
    return said(`${by.en} ${only.en}`, `${by.vi} ${only.vi}`);
  });
  return said(each.map(({ en }) => en).join('; '), each.map(({ vi }) => vi).join('; '));
}

/** The grant with the least missing; one that does not name the action is the farthest. */
function nearestOf(words: Reasoning, cases: readonly JudgedCase[]): { readonly judged: JudgedCase; readonly lacking: readonly Said[] } | undefined {
  const far = cases.map((judged) => {
    const lacking = lackingIn(words, judged);
    const { counts, gives, stand } = judged.grantCase;
    // Of grants that lack one thing, a click is nearest, then the rows.
    const cell = gives ? 0 : stand === 'masks' ? -0.5 : 0.5;
    return { judged, lacking, distance: (counts ? 0 : 10) + lacking.length + cell };
  });
  return far.filter(({ lacking }) => lacking.length > 0).sort((left, right) => left.distance - right.distance)[0];
}

function madeOfReason(words: Reasoning, paths: readonly (readonly string[])[]): Said {
  const who = subject(words.voice);
  const labels = paths.flatMap((path) => words.pathLabel(path) ?? []);
  if (labels.length === 0) return said(`it is worked out from what ${who.en} cannot read`, `trường này được tính từ những gì ${who.vi} không xem được`);
  const named = inRow(labels, and);
  return said(`it is worked out from ${named.en}, which ${who.en} cannot read`, `trường này được tính từ ${named.vi}, mà ${who.vi} không xem được`);
}

function nothingGranted({ model, object, voice, person }: Reasoning): Said {
  const many = object.document.plural;
  const who = subject(voice);
  if (person.roles.length === 0) return said(`${who.en} ${voice.self ? 'have' : 'has'} no role`, `${who.vi} chưa có vai trò nào`);
  const roles = person.roles.map((name) => roleLabel(model, name));
  const names = inRow(roles, and);
  const of = possessive(voice);
  if (roles.length === 1) return said(`the role ${names.en} grants nothing on ${many.en}`, `vai trò ${names.vi} không cho quyền gì với ${many.vi}`);
  return said(`none of ${of} roles (${names.en}) grants anything on ${many.en}`, `không vai trò nào của ${who.vi} (${names.vi}) cho quyền với ${many.vi}`);
}

function possessive({ self, name }: Voice): string {
  return self ? 'your' : `${name}'s`;
}

/** What a sentence is about: a field, a record, or an object as a whole. */
export function targetWords(object: ObjectModel, field: { readonly document: { readonly label: Said } } | undefined, record: boolean): Said {
  if (field) return said(field.document.label.en, field.document.label.vi);
  if (record) return said('this record', 'bản ghi này');
  return said(object.document.plural.en, object.document.plural.vi);
}
