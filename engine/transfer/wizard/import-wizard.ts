import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import type { Actor } from '../../access/actor.ts';
import type { ColumnJudgement } from '../judging/column-judgement.ts';
import type { LeftOutRow } from '../layout/sheet-layout.ts';
import type { SuggestedMatch } from '../matching/suggest-mapping.ts';
import type { Correction } from '../reading/row-source.ts';
import type { SheetRequest } from '../staging/sheet-request.ts';
import type { ChoiceJudgement, PhoneJudgement } from './column-findings.ts';
import type { SavedMappings } from './saved-mappings.ts';

export interface InspectRequest extends SheetRequest {
  /** The object to import into; absent: judged. */
  readonly object?: string | undefined;
  /** Name of a mapping document or id of a saved mapping to go by; absent: the one that fits, else a suggestion. */
  readonly mapping?: string | undefined;
}

export interface PreviewRequest extends SheetRequest {
  readonly mapping: MappingDocument;
  readonly corrections?: readonly Correction[] | undefined;
}

export interface StartRequest extends PreviewRequest {
  readonly dry_run?: boolean | undefined;
}

/** A field that the person may fill. */
export interface TargetWire {
  readonly name: string;
  readonly parts: readonly string[];
  /** link: fields by which records can be found. */
  readonly find: readonly string[];
  readonly required: boolean;
}

export interface InspectedColumn {
  readonly name: string;
  readonly samples: readonly string[];
  readonly filled: number;
}

/** What was understood of a file. */
export interface InspectAnswer {
  readonly file: string;
  readonly file_name: string;
  readonly kind: 'csv' | 'xlsx';
  readonly expires_at: string;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly rows: number | null }[];
  readonly sheet: number;
  readonly header_row: number | null;
  /** The first rows, to choose another header from. */
  readonly head: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** Rows of data, of those looked at. */
  readonly rows: number;
  readonly rows_capped: boolean;
  readonly filled_down: number;
  readonly left_out: readonly LeftOutRow[];
  readonly left_out_count: number;
  readonly columns: readonly InspectedColumn[];
  readonly fingerprint: string;
  /** Objects that the person may import into, the likeliest first. */
  readonly objects: readonly { readonly name: string; readonly targets: readonly TargetWire[] }[];
  readonly mapping: MappingDocument;
  /** Where the mapping is from. */
  readonly origin: 'suggested' | 'saved' | 'document';
  readonly matches: readonly SuggestedMatch[];
  /** Mappings to choose from: saved ones and documents whose columns fit. */
  readonly mappings: readonly {
    readonly id: string;
    readonly label: { readonly en: string; readonly vi: string };
    readonly own: boolean;
    readonly fits: boolean;
  }[];
}

export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'none';

export interface PreviewFault {
  /** Position of the column; null where the row as a whole is at fault. */
  readonly column: number | null;
  readonly message: string;
  readonly code: string | null;
}

export interface PreviewRow {
  readonly row: number;
  /** As the file has it, with corrections. */
  readonly cells: readonly string[];
  /** By entry of the mapping. */
  readonly outcomes: readonly RowOutcome[];
  /** As they will be, by `columns` of the preview; empty where nothing is read. */
  readonly texts: readonly string[];
  readonly faults: readonly PreviewFault[];
}

/** The first rows as they will be. */
export interface PreviewAnswer {
  /** What the texts of the rows are of. */
  readonly columns: readonly { readonly entry: number; readonly object: string; readonly field: string; readonly column: number }[];
  readonly entries: readonly { readonly name: string; readonly object: string }[];
  readonly rows: readonly PreviewRow[];
  readonly rows_total: number;
  readonly judgements: readonly (ColumnJudgement | PhoneJudgement | ChoiceJudgement)[];
}

/** Looking at a file before it is imported. Files belong to who sent them; for others they are not there. */
export interface ImportWizard {
  /** What people saved for themselves. */
  readonly mappings: Pick<SavedMappings, 'list' | 'save' | 'remove'>;
  /** Takes a file in and tells what was understood. Throws import_failed for what is no table, too_large. */
  take(actor: Actor, fileName: string, content: AsyncIterable<Uint8Array>, request?: InspectRequest): Promise<InspectAnswer>;
  inspect(actor: Actor, file: string, request: InspectRequest): Promise<InspectAnswer>;
  /** Tries the first 100 rows and takes everything back. Throws import_failed where the mapping does not fit, forbidden without the right. */
  preview(actor: Actor, file: string, request: PreviewRequest): Promise<PreviewAnswer>;
  /** Queues the import of a staged file. */
  start(actor: Actor, file: string, request: StartRequest): Promise<{ readonly id: string }>;
  remove(actor: Actor, file: string): Promise<void>;
}
