export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'iso-8859-1';

export type Delimiter = ',' | ';' | '\t' | '|';

/** How the bytes of a file become rows; judged or given by the mapping. */
export interface FileFormat {
  readonly gzip: boolean;
  readonly encoding: FileEncoding;
  readonly delimiter: Delimiter;
}
