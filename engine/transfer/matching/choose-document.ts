import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import { ColumnFinder } from '../mapping/find-column.ts';
import { fitMapping } from '../mapping/fit-mapping.ts';

const enoughShare = 0.5;
const enoughColumns = 4;

/** The columns that a mapping names. */
export function columnsOf(document: MappingDocument): readonly string[] {
  const names = new Set<string>();
  for (const { when, key, fields } of document.records) {
    if (when !== undefined) names.add(when);
    if (key?.column !== undefined) names.add(key.column);
    for (const source of Object.values(fields)) {
      const columns = typeof source === 'string' ? [source] : (source.columns ?? [source.column]);
      for (const column of columns) if (column !== undefined) names.add(column);
    }
  }
  return [...names];
}

/**
 * The mapping made for files with these columns: one whose columns are all there, or most of them where it puts up with missing ones. Of several
 * the one that knows the most.
 */
export function chooseDocument(documents: readonly MappingDocument[], columns: readonly string[]): MappingDocument | undefined {
  const finder = new ColumnFinder(columns, []);
  let best: { readonly document: MappingDocument; readonly found: number } | undefined;
  for (const document of documents) {
    // Without the columns of its keys a mapping is not for this file.
    if (document.file?.header === false || fitMapping(document, columns).records.length < document.records.length) continue;
    const named = columnsOf(document);
    const found = named.filter((name) => finder.has(name)).length;
    const fits =
      found === named.length
        ? found >= enoughColumns || found >= columns.length / 2
        : document.file?.missing === 'skip' && found >= enoughColumns && found / named.length >= enoughShare;
    if (fits && (best === undefined || found > best.found)) best = { document, found };
  }
  return best?.document;
}
