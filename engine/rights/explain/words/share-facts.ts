import type { Said } from '../../../../schemas/generated/api.ts';
import type { RowForm } from '../../../access/row-rules.ts';
import type { ShareFact } from '../tracing/record-facts.ts';
import type { FactWords } from './fact-words.ts';
import { and, dayOf, inRow, said } from './said.ts';
import { subject, toDo } from './verbs.ts';

type SharedForm = Extract<RowForm, { readonly kind: 'shared' }>;

/** Whether the share still holds. */
export function isLive({ until }: Pick<ShareFact, 'until'>, now: Date): boolean {
  return until === null || Date.parse(until) > now.getTime();
}

/** The record's shares with the person, a team or a role of theirs. */
export function sharesWith({ facts, person }: Pick<FactWords, 'facts' | 'person'>): readonly ShareFact[] {
  return facts.shares.filter(({ subject: given }) => person.rights.subjects.includes(given));
}

/** With whom: the person, the team T, the role R. */
function withWhom({ directory, model, voice }: FactWords, given: string): Said {
  const [kind = '', id = ''] = given.split(':');
  if (kind === 'team') return said(`the team ${directory.teams.get(id)?.name ?? id}`, `nhóm ${directory.teams.get(id)?.name ?? id}`);
  if (kind !== 'role') return subject(voice);
  const label = model.roles.get(id)?.label;
  return said(`the role ${label?.en ?? id}`, `vai trò ${label?.vi ?? id}`);
}

/** Who shared it with whom and for what; where it does not reach, what is missing. */
export function shareFact(words: FactWords, form: SharedForm, reached: boolean): Said {
  const shares = sharesWith(words);
  const live = shares.filter((share) => isLive(share, words.now));
  const wanted = live.find(({ can }) => can.includes(form.can));
  if (reached) return wanted ? tellShare(words, wanted) : tellRule(words, form);
  const other = live[0];
  if (other) {
    const to = withWhom(words, other.subject);
    const purposes = inRow(other.can.map(toDo), and);
    return said(`this one is shared with ${to.en} only to ${purposes.en}`, `bản ghi này chỉ được chia sẻ cho ${to.vi} để ${purposes.vi}`);
  }
  const ended = shares[0];
  if (ended?.until) {
    const day = dayOf(ended.until, words.zone);
    return said(`the share of this one ended on ${day.en}`, `việc chia sẻ bản ghi này đã hết hạn ngày ${day.vi}`);
  }
  const who = subject(words.voice);
  return said(`this one is not shared with ${who.en}`, `bản ghi này không được chia sẻ cho ${who.vi}`);
}

function tellShare(words: FactWords, share: ShareFact): Said {
  const to = withWhom(words, share.subject);
  const purposes = inRow(share.can.map(toDo), and);
  const day = share.until === null ? undefined : dayOf(share.until, words.zone);
  const end = day === undefined ? said('', '') : said(`, until ${day.en}`, `, đến ngày ${day.vi}`);
  if (share.by === null)
    return said(`this one is shared with ${to.en} to ${purposes.en}${end.en}`, `bản ghi này được chia sẻ cho ${to.vi} để ${purposes.vi}${end.vi}`);
  return said(
    `${share.by} shared this one with ${to.en} to ${purposes.en}${end.en}`,
    `${share.by} đã chia sẻ bản ghi này cho ${to.vi} để ${purposes.vi}${end.vi}`,
  );
}

function tellRule(words: FactWords, form: SharedForm): Said {
  const rule = form.rules.find(({ id }) => words.rules.has(id));
  const to = withWhom(words, words.directory.shareRules.get(rule?.id ?? '') ?? '');
  return said(`this one is shared by rule with ${to.en}`, `bản ghi này được chia sẻ theo quy tắc cho ${to.vi}`);
}
