import type { MetadataDocument } from '../../metadata/model.ts';
import { documentText } from './canonical-document.ts';

/** Where a document stands in an exported folder or a template: `<kind>s/<name>.json`, fields under their object. */
export function documentPath(document: MetadataDocument): string {
  if (document.kind === 'field') return `fields/${document.object}/${document.field}.json`;
  return `${document.kind}s/${document.name}.json`;
}

/** Documents as files, by path, in order of path. Importing them and exporting again gives the same bytes. */
export function exportDocuments(documents: Iterable<MetadataDocument>): ReadonlyMap<string, string> {
  const files = [...documents].map((document): [string, string] => [documentPath(document), documentText(document)]);
  return new Map(files.sort(([left], [right]) => (left < right ? -1 : 1)));
}
