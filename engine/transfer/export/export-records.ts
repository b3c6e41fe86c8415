import type { Actor } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import type { ModelStore } from '../../database/model-store.ts';
import { AppError } from '../../errors/app-error.ts';
import { stands } from '../../errors/guards.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import type { ListRequest, RecordReader, WireRecord } from '../../query/record-reader.ts';
import { csvRow } from './csv-text.ts';
import { defaultPaths, type ExportColumn, exportColumns, readPath, withParts } from './export-columns.ts';

export interface ExportServices {
  readonly reader: Pick<RecordReader, 'stream'>;
  readonly models: Pick<ModelStore, 'current'>;
}

export interface ExportRequest extends Pick<ListRequest, 'filter' | 'search' | 'ids' | 'sort' | 'fields'> {
  /** Begins a CSV file with a byte order mark, by which spreadsheets know UTF-8; default true. */
  readonly mark?: boolean | undefined;
  /** Id of the export, in the last column or member `_watermark` of each record; absent leaves it out. Imports pass it over. */
  readonly watermark?: string;
}

const watermarkName = '_watermark';

/**
 * A list as a file, in pieces. CSV: a header of paths, names and addresses with their parts, CRLF, values as FieldType.importText reads them, so that importing the file gives
 * the same records; cells that a spreadsheet would run as formulas begin with an apostrophe. JSON: an array of the records as the API
 * answers them. Needs the right to export the object, and shows what the actor may read. Nothing is logged here: see openExport.
 */
export async function* exportRecords(
  services: ExportServices,
  actor: Actor,
  name: string,
  request: ExportRequest,
  format: 'csv' | 'json',
): AsyncGenerator<string> {
  const model = services.models.current();
  const object = exportedObject(services, actor, name);
  const { watermark } = request;
  const paths = exportPaths(services, actor, object, request.fields);
  const fields = [...new Set(paths.map((path) => readPath(model, object, path)))];
  const list = { filter: request.filter, search: request.search, ids: request.ids, sort: request.sort, fields };
  const pages = services.reader.stream(actor, name, list);
  if (format === 'json') return yield* jsonPages(pages, watermark === undefined ? {} : { [watermarkName]: watermark });
  const columns = [...exportColumns(model, object, paths), ...(watermark === undefined ? [] : [{ path: watermarkName, textOf: () => watermark }])];
  let head = `${request.mark === false ? '' : '\ufeff'}${csvRow(columns.map((column) => column.path))}`;
  for await (const page of pages) {
    yield head + page.map((record) => recordRow(record, columns)).join('');
    head = '';
  }
  if (head !== '') yield head;
}

function recordRow(record: WireRecord, columns: readonly ExportColumn[]): string {
  return csvRow(columns.map((column) => column.textOf(record)));
}

async function* jsonPages(pages: AsyncIterable<readonly WireRecord[]>, more: Readonly<Record<string, string>>): AsyncGenerator<string> {
  let lead = '[\n';
  for await (const page of pages) {
    yield lead + page.map((record) => JSON.stringify({ ...record, ...more })).join(',\n');
    lead = ',\n';
  }
  yield lead === '[\n' ? '[]\n' : '\n]\n';
}

/** Throws for unknown, unreadable and not exportable objects: the first two look the same. */
export function exportedObject({ models }: Pick<ExportServices, 'models'>, actor: Actor, name: string): ObjectModel {
  const model = models.current();
  const object = model.objects.get(name);
  const access = object && objectAccess(model, actor, object, 'list');
  if (!object || !access || access.rows('read') === 'none') throw new AppError('not_found', `There is no object "${name}" that you can read.`);
  if (access.rows('export') === 'none' && stands('export_right'))
    throw new AppError('forbidden', `You may not export ${object.document.plural.en.toLowerCase()}.`);
  return object;
}

/** The columns of an export: those asked for, else all that the actor may read. */
export function exportPaths(
  { models }: Pick<ExportServices, 'models'>,
  actor: Actor,
  object: ObjectModel,
  asked: readonly string[] | undefined,
): readonly string[] {
  if (asked !== undefined && asked.length > 0) return asked;
  const access = objectAccess(models.current(), actor, object, 'list');
  const readable = defaultPaths(object).filter((path) => {
    const field = object.fields.get(path);
    return field !== undefined && access.readCell(field) !== 'none';
  });
  return withParts(object, readable);
}
