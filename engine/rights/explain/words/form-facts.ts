import type { Said } from '../../../../schemas/generated/api.ts';
import type { RowForm } from '../../../access/row-rules.ts';
import type { RecordPlaceFact } from '../tracing/record-facts.ts';
import type { FactWords } from './fact-words.ts';
import { dayOf, said } from './said.ts';
import { shareFact } from './share-facts.ts';
import { subject, toDo } from './verbs.ts';

/** How a form reaches the record: what follows `grants it`. */
export function reachedBy(words: FactWords, form: RowForm): Said {
  switch (form.kind) {
    case 'own':
      return said(`for own records, and ${owns(words).en}`, `với bản ghi mình phụ trách, và ${owns(words).vi}`);
    case 'team':
      return reachedByTeam(words);
    case 'managed':
      return reachedByReport(words);
    case 'territory':
      return reachedByPlace(words);
    case 'shared':
      return said(`for records that are shared, and ${shareFact(words, form, true).en}`, `với bản ghi được chia sẻ, và ${shareFact(words, form, true).vi}`);
    case 'inherit':
      return reachedByParent(words, form.link, form.action);
  }
}

function owns({ voice }: FactWords): Said {
  const who = subject(voice);
  return said(`${who.en} ${voice.self ? 'own' : 'owns'} this one`, `bản ghi này do ${who.vi} phụ trách`);
}

function ownerName({ owner, directory }: FactWords): string | undefined {
  return typeof owner === 'string' ? (directory.people.get(owner)?.name ?? owner) : undefined;
}

function reachedByTeam(words: FactWords): Said {
  const { owner, person, directory, limited } = words;
  const own = directory.teamsOf(person.id);
  const theirs = typeof owner === 'string' ? directory.teamsOf(owner) : [];
  for (const team of theirs) {
    const above = directory.upward(directory.teams, team.id).find(({ id }) => own.some((mine) => mine.id === id));
    if (!above) continue;
    const start = said(`for records of the team ${above.name}`, `với bản ghi của nhóm ${above.name}`);
    if (owner === person.id) return said(`${start.en}, and ${owns(words).en}`, `${start.vi}, và ${owns(words).vi}`);
    const name = ownerName(words);
    if (above.id === team.id || limited) return said(`${start.en}, in which the owner ${name} is`, `${start.vi}, mà người phụ trách ${name} là thành viên`);
    return said(`${start.en}; the owner ${name} is in ${team.name} beneath it`, `${start.vi}; người phụ trách ${name} thuộc nhóm cấp dưới ${team.name}`);
  }
  return said('for records of own teams', 'với bản ghi của nhóm mình');
}

function reachedByReport(words: FactWords): Said {
  const { owner, person, directory, voice } = words;
  const start = said(`for own records and those of people who report to ${subject(voice).en}`, 'với bản ghi của mình và của cấp dưới');
  if (owner === person.id) return said(`${start.en}, and ${owns(words).en}`, `${start.vi}, và ${owns(words).vi}`);
  const name = ownerName(words);
  if (name === undefined) return start;
  const between = directory.between(person.id, owner ?? '') ?? [];
  const through = between.length === 0 ? said('', '') : said(` through ${between.toReversed().join(' and ')}`, ` (qua ${between.toReversed().join(', ')})`);
  return said(`${start.en}; the owner ${name} does${through.en}`, `${start.vi}; người phụ trách ${name} là cấp dưới${through.vi}`);
}

/** The record's places that the person's territories hold, nearest first. */
export function ownPlaces({ facts, person }: Pick<FactWords, 'facts' | 'person'>): readonly RecordPlaceFact[] {
  return facts.places.filter(({ id }) => person.rights.territories.includes(id));
}

function reachedByPlace(words: FactWords): Said {
  const { person, directory, zone } = words;
  const [place] = ownPlaces(words);
  if (!place) return said('in own territories', 'trong địa bàn của mình');
  const given = directory.territoriesOf(person.id);
  const above = directory.upward(directory.territories, place.id).find(({ id }) => given.some((mine) => mine.id === id));
  const since = dayOf(place.since, zone);
  if (!above || above.id === place.id)
    return said(
      `in the territory ${place.name}, where this record lies since ${since.en}`,
      `trong địa bàn ${place.name}, nơi có bản ghi này từ ngày ${since.vi}`,
    );
  return said(
    `in the territory ${above.name}; this record lies beneath it, in ${place.name}, since ${since.en}`,
    `trong địa bàn ${above.name}; bản ghi này thuộc địa bàn cấp dưới ${place.name} từ ngày ${since.vi}`,
  );
}

function reachedByParent({ object, parents, voice }: FactWords, link: string, action: 'read' | 'update'): Said {
  const label = object.fields.get(link)?.document.label ?? said(link, link);
  const title = parents.get(link)?.title;
  const called = title === null || title === undefined ? '' : ` “${title}”`;
  const who = subject(voice);
  const does = toDo(action);
  return said(`along with the ${label.en}${called}, which ${who.en} can ${does.en}`, `theo ${label.vi}${called} mà ${who.vi} ${does.vi} được`);
}

/** Why a form does not reach the record: a clause of its own. */
export function notReachedBy(words: FactWords, form: RowForm): Said {
  const { owner, person, directory, voice } = words;
  const who = subject(voice);
  if (form.kind === 'territory') return notInPlace(words);
  if (form.kind === 'shared') return shareFact(words, form, false);
  if (form.kind === 'inherit') return notByParent(words, form.link, form.action);
  if (form.kind === 'team' && directory.teamsOf(person.id).length === 0)
    return said(`${who.en} ${voice.self ? 'are' : 'is'} in no team`, `${who.vi} không thuộc nhóm nào`);
  if (owner === undefined) return said(`this one is not`, 'bản ghi này thì không');
  if (owner === null) return said('nobody owns this one', 'bản ghi này chưa có người phụ trách');
  const name = ownerName(words);
  if (form.kind === 'own') return said(`this one belongs to ${name}`, `bản ghi này do ${name} phụ trách`);
  if (form.kind === 'team') return said(`the owner ${name} is in none of them`, `người phụ trách ${name} không thuộc các nhóm đó`);
  return said(`the owner ${name} does not report to ${who.en}`, `người phụ trách ${name} không phải cấp dưới của ${who.vi}`);
}

function notInPlace({ directory, person, facts, voice, limited }: FactWords): Said {
  const who = subject(voice);
  if (directory.territoriesOf(person.id).length === 0)
    return said(`${who.en} ${voice.self ? 'have' : 'has'} no territory`, `${who.vi} chưa được giao địa bàn nào`);
  if (limited) return said('this record lies in none of them', 'bản ghi này không thuộc địa bàn nào trong số đó');
  const names = facts.places.map(({ name }) => name).join(', ');
  if (names === '') return said('this record lies in no territory', 'bản ghi này không thuộc địa bàn nào');
  return said(`this record lies in ${names}`, `bản ghi này thuộc địa bàn ${names}`);
}

function notByParent({ object, parents, voice }: FactWords, link: string, action: 'read' | 'update'): Said {
  const label = object.fields.get(link)?.document.label ?? said(link, link);
  const parent = parents.get(link);
  const who = subject(voice);
  const does = toDo(action);
  if (!parent) return said(`this record has no ${label.en}`, `bản ghi này chưa có ${label.vi}`);
  const called = parent.title === null ? '' : ` “${parent.title}”`;
  return said(`${who.en} cannot ${does.en} its ${label.en}${called}`, `${who.vi} không ${does.vi} được ${label.vi}${called} của bản ghi này`);
}
