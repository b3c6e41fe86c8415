import type { AccessWhy, AccessWhyQuery, Said } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import { holdsAdmin, reachesObject } from '../../access/grants.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import type { Identity } from '../../identity/identity.ts';
import type { MetadataRights } from '../../metadata/metadata-rights.ts';
import type { Model } from '../../metadata/model.ts';
import { missing } from '../../query/create-reader.ts';
import { loadDirectory } from './directory.ts';
import { fixedField, partsOf, type Question, readQuestion } from './question.ts';
import { FactStore } from './tracing/record-facts.ts';
import { tellPart } from './tracing/tell-part.ts';
import { prepareParts, type Traced, type Tracing, traceRecord, traceWhole } from './tracing/trace.ts';
import { capital, said } from './words/said.ts';
import { canOrCannot, subject } from './words/verbs.ts';
import { adminReason, deniedReason, grantedReason, targetWords } from './words/verdict-sentence.ts';

/** Who asks, and what answers. */
export interface Explaining {
  readonly tx: Tx;
  readonly identity: Pick<Identity, 'person'>;
  readonly model: Model;
  readonly now: Date;
  readonly asker: UserActor;
  readonly rights: MetadataRights;
}

/**
 * Whether a person may do something, and why: the verdict that reading and writing would come to, out of the same grants and conditions.
 * Oneself learns nothing that one does not see otherwise: not_found and unknown_field as everywhere. Others are for administrators.
 */
export async function explainAccess(explaining: Explaining, query: AccessWhyQuery): Promise<AccessWhy> {
  const { model, asker, rights, tx, now } = explaining;
  const person = await askedPerson(explaining, query.person);
  const question = readQuestion(model, asker, rights, query);
  const { object, field, record, action } = question;
  const store = new FactStore({ tx, model, now, asker });
  const voice = { self: person.id === asker.id, name: person.name };
  const tracing: Tracing = { tx, model, now, directory: await loadDirectory(tx), asker, rights, limited: !rights.admin, person, voice, store };
  const prepared = prepareParts(tracing, object, partsOf(question));
  const title = record === undefined ? undefined : await store.title(object, record);
  const traced = record === undefined ? traceWhole(tracing, prepared) : await traceRecord(tracing, prepared, record);
  // The one who asks sees the record, or it is not there; what is in the trash is nobody's to see.
  if (!traced || (record !== undefined && title === undefined && stands('why_row'))) throw missing(object.name, record ?? '');
  const everything = holdsAdmin(model, person) && reachesObject(person, object);
  const fixed = fixedField(field, action);
  const allowed = fixed === null && (everything || traced.judged.every((part) => part.allowed));
  return {
    allowed,
    sentence: sentenceOf(tracing, question, traced, { allowed, fixed, everything }),
    question: {
      object: object.name,
      record: record ?? null,
      title: title ?? null,
      field: field?.name ?? null,
      action,
      person: { id: person.id, name: person.name },
    },
    trace: { admin: everything, fixed, parts: everything ? [] : traced.judged.map((judged) => tellPart(traced.telling, judged)) },
  };
}

/** The person asked about, with the rights of the moment. A token that is limited asks within its limits. */
async function askedPerson({ identity, asker, rights }: Explaining, wanted: string | undefined): Promise<UserActor> {
  if (wanted === undefined || wanted.toLowerCase() === asker.id) return asker;
  if (!rights.admin) throw new AppError('forbidden', 'Only administrators may ask about others.');
  const person = await identity.person(wanted);
  if (!person) throw new AppError('not_found', 'There is no active person with this id.', { issues: [{ pointer: '/person', message: 'unknown' }] });
  return person;
}

interface Verdict {
  readonly allowed: boolean;
  readonly fixed: ReturnType<typeof fixedField>;
  readonly everything: boolean;
}

function sentenceOf(tracing: Tracing, { object, field, record, action }: Question, traced: Traced, verdict: Verdict): Said {
  const { voice } = tracing;
  const start = canOrCannot(voice, verdict.allowed, action, targetWords(object, field, record !== undefined));
  const why = reasonOf(tracing, traced, verdict, targetWords(object, undefined, record !== undefined));
  // A name is written as it is.
  const begin = voice.self ? capital : (text: string): string => text;
  return said(begin(`${start.en} because ${why.en}.`), begin(`${start.vi} vì ${why.vi}.`));
}

/** `whole` is what must be seen before anything else is done with it. */
function reasonOf({ model, person, voice }: Tracing, { telling, judged }: Traced, { fixed, everything }: Verdict, whole: Said): Said {
  if (fixed === 'computed') return said('it is worked out, and nobody writes it', 'trường này được tính ra, không ai nhập');
  if (fixed === 'read_only') return said('nobody writes it', 'không ai nhập được trường này');
  if (everything) return adminReason(model, person, telling.held);
  const failing = judged.find((part) => !part.allowed);
  const last = judged.at(-1);
  if (!failing) return last ? grantedReason(telling, last) : said('it is granted', 'được cho phép');
  const why = deniedReason(telling, failing);
  if (failing === last) return why;
  const who = subject(voice);
  return said(`${who.en} cannot even read ${whole.en}: ${why.en}`, `${who.vi} còn không xem được ${whole.vi}: ${why.vi}`);
}
