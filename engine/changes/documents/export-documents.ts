import type { MetadataDocument } from '../../metadata/model.ts';
import { documentPath } from '../template-folder.ts';
import { documentText } from './canonical-document.ts';

/** Documents as files of an exported folder, in order of path. Importing them and exporting again gives the same bytes. */
export function exportDocuments(documents: Iterable<MetadataDocument>): ReadonlyMap<string, string> {
  const files = [...documents].map((document): [string, string] => [documentPath(document), documentText(document)]);
  return new Map(files.sort(([left], [right]) => (left < right ? -1 : 1)));
}
