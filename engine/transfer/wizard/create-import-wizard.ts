import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import type { Actor } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import { parseDocument } from '../../metadata/parse-document.ts';
import { assertMayImport } from '../assert-may-import.ts';
import type { Imports } from '../imports.ts';
import { layoutKey } from '../layout/sheet-layout.ts';
import { columnsOf } from '../matching/choose-document.ts';
import { importLimits } from '../reading/limits.ts';
import { sheetSource } from '../reading/row-source.ts';
import type { ImportServices } from '../running/import-run.ts';
import { prepareImport } from '../running/prepare-import.ts';
import { stagedSheet } from '../running/staged-file.ts';
import { headOf, type OpenedSheet, openSheet, readingOf } from '../staging/open-sheet.ts';
import type { StagedFile } from '../staging/staged-file-record.ts';
import { StagedFiles } from '../staging/staged-files.ts';
import { columnFindings } from './column-findings.ts';
import type { ImportWizard, InspectAnswer, InspectRequest, PreviewAnswer, PreviewRequest, StartRequest } from './import-wizard.ts';
import { chooseMapping, knownNames, openObjects } from './inspect-sheet.ts';
import { previewOf } from './preview-rows.ts';
import { SavedMappings } from './saved-mappings.ts';

export interface ImportWizardOptions extends ImportServices {
  readonly imports: Imports;
}

/** A longer file is judged by so many of its first rows until it runs. */
const judgedRows = 200_000;
const headShown = 12;
const headCells = 12;
const longestCell = 60;

export function createImportWizard(options: ImportWizardOptions): ImportWizard {
  return new StagedWizard(options);
}

class StagedWizard implements ImportWizard {
  readonly #services: ImportServices;
  readonly #imports: Imports;
  readonly #files: StagedFiles;
  readonly mappings: SavedMappings;

  constructor({ imports, ...services }: ImportWizardOptions) {
    this.#services = services;
    this.#imports = imports;
    this.#files = new StagedFiles(services.database, services.clock);
    this.mappings = new SavedMappings(services.database);
  }

  async take(actor: Actor, fileName: string, content: AsyncIterable<Uint8Array>, request: InspectRequest = {}): Promise<InspectAnswer> {
    if (openObjects(this.#services.models.current(), actor).length === 0) throw new AppError('forbidden', 'You may not import records of any kind.');
    const file = await this.#files.put(actor, fileName, content);
    try {
      return await this.inspect(actor, file.id, request);
    } catch (error) {
      await this.#files.remove(actor, file.id);
      throw error;
    }
  }

  async inspect(actor: Actor, id: string, request: InspectRequest): Promise<InspectAnswer> {
    const { database, models } = this.#services;
    const model = models.current();
    const file = await this.#files.get(actor, id);
    const objects = openObjects(model, actor);
    const opened = await this.#open(actor, file, request);
    const { layout, index, sheet } = opened;
    const head = await headOf(database, file, index);
    const choice = { model, actor, objects, columns: layout.columns, saved: await this.mappings.list(actor) };
    const found = chooseMapping(choice, request);
    if (opened.fresh) await this.#files.keepLayout(id, layoutKey(index, layout.header_row), layout);
    return {
      file: id,
      file_name: file.file_name,
      kind: file.kind,
      expires_at: file.expires_at,
      sheets: file.sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows })),
      sheet: index,
      header_row: layout.header_row,
      head: head.slice(0, headShown).map(({ number, cells }) => ({ row: number, cells: cells.slice(0, headCells).map((cell) => cell.slice(0, longestCell)) })),
      rows: layout.rows,
      rows_capped: layout.looked_at >= importLimits.rows,
      filled_down: sheet.filled_down,
      left_out: layout.left_out,
      left_out_count: layout.left_out_count,
      columns: layout.columns.map(({ name, samples, filled }) => ({ name, samples, filled })),
      ...found,
    };
  }

  async preview(actor: Actor, id: string, request: PreviewRequest): Promise<PreviewAnswer> {
    const { database, models } = this.#services;
    const file = await this.#files.get(actor, id);
    const mapping = parsedMapping(request.mapping);
    const model = models.current();
    assertMayImport(model, actor, mapping);
    const opened = await this.#open(actor, file, request);
    const reading = readingOf(file, opened, request.keep ?? [], request.corrections ?? []);
    const source = sheetSource(stagedSheet(database, id, reading.sheet), reading);
    const prepared = await prepareImport({ source, mapping, model, actor, mostRows: judgedRows });
    const locale = actor.kind === 'user' ? actor.locale : model.settings.locale;
    const rows = await previewOf(this.#services, prepared, actor, locale);
    const findings = columnFindings(prepared.plan, opened.layout, prepared.judged, prepared.context);
    return { ...rows, judgements: [...prepared.judgement.columns, ...findings] };
  }

  async start(actor: Actor, id: string, request: StartRequest): Promise<{ readonly id: string }> {
    const file = await this.#files.get(actor, id);
    const mapping = parsedMapping(request.mapping);
    assertMayImport(this.#services.models.current(), actor, mapping);
    const opened = await this.#open(actor, file, request);
    const reading = readingOf(file, opened, request.keep ?? [], request.corrections ?? []);
    return this.#imports.startStaged(actor, {
      file: id,
      file_name: file.file_name,
      bytes: opened.sheet.bytes,
      mapping,
      reading,
      dry_run: request.dry_run === true,
    });
  }

  remove(actor: Actor, id: string): Promise<void> {
    return this.#files.remove(actor, id);
  }

  #open(actor: Actor, file: StagedFile, request: InspectRequest | PreviewRequest): Promise<OpenedSheet> {
    const { database, models } = this.#services;
    const model = models.current();
    return openSheet(database, file, request, knownNames(openObjects(model, actor), [...model.mappings.values()], columnsOf));
  }
}

/** Throws import_failed with what is wrong with the document. */
function parsedMapping(input: unknown): MappingDocument {
  const parsed = parseDocument(input);
  if (parsed.ok && parsed.value.kind === 'mapping') return parsed.value;
  const issues = parsed.ok
    ? [{ pointer: '/mapping/kind', message: 'This is no mapping.' }]
    : parsed.issues.map((issue) => ({ ...issue, pointer: `/mapping${issue.pointer}` }));
  throw new AppError('import_failed', issues[0]?.message ?? 'The mapping is not valid', { issues });
}
