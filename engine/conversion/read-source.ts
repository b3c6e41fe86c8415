import type { ConversionDocument } from '../../schemas/generated/metadata.ts';
import type { Actor } from '../access/actor.ts';
import { objectAccess } from '../access/object-access.ts';
import { AppError } from '../errors/app-error.ts';
import type { ObjectModel } from '../metadata/model.ts';
import { missing } from '../query/create-reader.ts';
import { getRecord } from '../query/get-record.ts';
import type { ReadContext } from '../query/read-context.ts';
import { recordHolds } from '../query/record-holds.ts';
import type { WireRecord } from '../query/record-reader.ts';
import { sql } from '../sql/sql.ts';
import type { Sources } from './conversion-context.ts';

interface Wanted {
  readonly conversion: ConversionDocument;
  readonly object: ObjectModel;
}

/** The record to be converted, as the actor sees it, when it may be converted now. */
export async function readSource(context: ReadContext, actor: Actor, { conversion, object }: Wanted, id: string): Promise<WireRecord> {
  const wanted = [...conversion.steps.map(({ values }) => values), conversion.set ?? {}].flatMap(fromPaths);
  const record = await getRecord(
    context,
    actor,
    object.name,
    id,
    [...new Set(['id', ...wanted])].filter((path) => mayName(context, actor, object, path)),
  );
  if (!record) throw missing(object.name, id);
  await refuseConverted(context, conversion, record.id);
  if (conversion.when !== undefined && !(await recordHolds(context, actor, object, record.id, conversion.when)))
    throw new AppError('cannot_convert', `This ${object.document.label.en.toLowerCase()} cannot be converted as it stands.`);
  return record;
}

function fromPaths(sources: Sources): readonly string[] {
  return Object.values(sources).flatMap(({ from }) => (from === undefined ? [] : [from]));
}

/** A path that is hidden from the person in every record is left out like a cell that is hidden in this one. */
function mayName({ model }: ReadContext, actor: Actor, object: ObjectModel, path: string): boolean {
  return namesOf(model, actor, object, path.split('.'));
}

function namesOf(model: ReadContext['model'], actor: Actor, object: ObjectModel, [name = '', ...rest]: readonly string[]): boolean {
  const field = object.fields.get(name);
  if (!field || objectAccess(model, actor, object).revealCell(field) === 'none') return false;
  if (rest.length === 0) return true;
  const target = model.objects.get(field.target ?? '');
  return target !== undefined && namesOf(model, actor, target, rest);
}

/** Refuses a record that was converted so, unless that has been undone (and not been brought back by undoing the undo). */
async function refuseConverted({ connection }: ReadContext, { name, object }: ConversionDocument, id: string): Promise<void> {
  const [done] = await connection.query<{ operation: string; at: string; who: string }>(sql`
    with recursive chain as (
      select o.id as root, o.undone_by, 0 as depth from sys.operation as o
        where o.kind = 'convert' and o.note = ${name} and o.id in (select h.operation from sys.history as h where h.object = ${object} and h.record = ${id}::uuid)
      union all select c.root, u.undone_by, c.depth + 1 from chain as c join sys.operation as u on u.id = c.undone_by)
    select o.id::text as operation, o.at, coalesce(u.name, o.actor_name, '') as who from sys.operation as o left join sys."user" as u on u.id = o.actor
      where o.id in (select root from chain group by root having max(depth) % 2 = 0) order by o.at desc limit 1`);
  if (!done) return;
  const at = new Date(done.at).toISOString();
  throw new AppError('already_converted', `This record was converted already, by ${done.who} at ${at}. Undo that first.`, {
    issues: [{ pointer: '', message: `converted by ${done.who}`, code: 'already_converted', params: { who: done.who, at } }],
    extra: { at, by: done.who },
  });
}
