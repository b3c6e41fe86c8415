import type { MetadataDocument } from '../../metadata/model.ts';
import type { Change } from '../change-sets.ts';
import { documentHash } from './canonical-document.ts';
import { documentKey } from './document-table.ts';

/** A document that is not the same on both sides. */
export interface DocumentDifference {
  readonly kind: MetadataDocument['kind'];
  readonly name: string;
  /** Undefined when it is new. */
  readonly before: MetadataDocument | undefined;
  /** Undefined when it is gone. */
  readonly after: MetadataDocument | undefined;
}

/** Compares two sets of documents by name; nothing is guessed to be a rename. */
export function diffDocuments(before: Iterable<MetadataDocument>, after: Iterable<MetadataDocument>): readonly DocumentDifference[] {
  const left = new Map([...before].map((document) => [documentKey(document), document]));
  const right = new Map([...after].map((document) => [documentKey(document), document]));
  const keys = [...new Set([...left.keys(), ...right.keys()])].sort();
  return keys.flatMap((key): DocumentDifference[] => {
    const [was, is] = [left.get(key), right.get(key)];
    const either = was ?? is;
    if (!either || (was && is && documentHash(was) === documentHash(is))) return [];
    return [{ kind: either.kind, name: either.name, before: was, after: is }];
  });
}

/** The changes that make of the documents before those after. */
export function changesOf(differences: readonly DocumentDifference[]): readonly Change[] {
  return differences.map(({ kind, name, after }) => (after ? { op: 'put', kind, name, document: after } : { op: 'delete', kind, name }));
}
