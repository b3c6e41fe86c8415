import type { LayoutDocument } from '../../../schemas/generated/metadata.ts';
import type { UserActor } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import { wallClock } from '../../expressions/values/zone.ts';
import type { FieldModel, Model, ObjectModel } from '../../metadata/model.ts';
import type { ListAnswer, WireRecord } from '../../query/record-reader.ts';
import type { CollaborationServices, RecordAddress } from '../services.ts';
import type { SourceItem, TimelineItem, TimelineSource } from './timeline-source.ts';

type Entry = NonNullable<LayoutDocument['timeline']>[number];

interface Related {
  readonly model: Model;
  readonly actor: UserActor;
  readonly object: ObjectModel;
  readonly link: string;
  /** The field that says when it happened. */
  readonly at: FieldModel;
  readonly columns: readonly string[];
}

/** The records that an entry of the layout names, as the actor lists them; undefined where they may not list them, nor see what they are related by. */
export function recordSource(services: CollaborationServices, actor: UserActor, record: RecordAddress, entry: Entry): TimelineSource | undefined {
  const model = services.models.current();
  const object = model.objects.get(entry.object);
  const [link, at] = [object?.fields.get(entry.link), object?.fields.get(entry.at ?? 'created_at')];
  if (!object || !link || !at) return undefined;
  const access = objectAccess(model, actor, object, 'list');
  if (access.rows('read') === 'none' || access.readCell(link) === 'none' || access.readCell(at) === 'none') return undefined;
  const related: Related = { model, actor, object, link: entry.link, at, columns: entry.columns ?? [] };
  const fields = fieldsOf(related);
  const filter = `${entry.link} == "${record.id}" && !ISBLANK(${at.name})`;
  return {
    kind: `record:${object.name}`,
    async read(cursor, limit) {
      const answer = await services.reader.list(actor, object.name, { filter, sort: [`-${at.name}`], fields, limit, cursor, cursors: true });
      return itemsOf(related, answer);
    },
  };
}

/** What is asked for: the title, the columns with titles behind links, when it happened and who made it; only what the actor is shown somewhere. */
function fieldsOf(related: Related): readonly string[] {
  const { object, at, columns } = related;
  const paths = [object.title.name, at.name, 'created_by', ...columns].map((path) => withTitle(related, path));
  return [...new Set(paths.filter((path) => shown(related, object, path.split('.'))))];
}

function withTitle({ model, object }: Related, path: string): string {
  const field = object.fields.get(path);
  const target = field?.type.type === 'link' || field?.type.type === 'user' ? model.objects.get(field.target ?? '') : undefined;
  return target ? `${path}.${target.title.name}` : path;
}

function shown(related: Related, object: ObjectModel, [name = '', ...rest]: readonly string[]): boolean {
  const field = object.fields.get(name);
  if (!field || objectAccess(related.model, related.actor, object, 'list').revealCell(field) === 'none') return false;
  if (rest.length === 0 || field.type.expression?.(field.document)?.members?.[rest[0] as string]) return true;
  const target = related.model.objects.get(field.target ?? '');
  return target !== undefined && shown(related, target, rest);
}

function itemsOf(related: Related, { items, cursors = [] }: ListAnswer): readonly SourceItem[] {
  return items.flatMap((record, index) => {
    const at = momentOf(record[related.at.name], related.actor.zone);
    // A day without a year happened at no time.
    return at === undefined ? [] : [{ item: toItem(related, record, at), cursor: cursors[index] ?? '' }];
  });
}

function toItem({ object, link, actor: reader }: Related, record: WireRecord, at: string): TimelineItem {
  const title = record[object.title.name];
  const text = title === undefined || title === null ? '' : object.title.type.format(title, object.title.document, reader.locale);
  const { id: author, name } = (record.created_by ?? {}) as { readonly id?: string; readonly name?: string };
  return {
    kind: 'record',
    id: `${object.name}/${link}/${record.id}`,
    at,
    actor: { id: author ?? null, name: name ?? '' },
    record: { object: object.name, id: record.id, title: text === '' ? null : text, fields: record },
  };
}

/** A moment; a day begins at midnight in the actor's zone. */
function momentOf(value: unknown, zone: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return /^\d{4}-/.test(value) ? value : undefined;
  const midnight = Date.parse(`${value}T00:00:00Z`);
  const shift = Date.parse(`${wallClock(new Date(midnight).toISOString(), zone)}Z`) - midnight;
  return new Date(midnight - shift).toISOString();
}
