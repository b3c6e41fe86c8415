import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import type { Actor } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { importIssues } from '../assert-may-import.ts';
import type { ColumnProfile } from '../layout/sheet-layout.ts';
import { fitMapping } from '../mapping/fit-mapping.ts';
import { chooseDocument } from '../matching/choose-document.ts';
import { fingerprint } from '../matching/fingerprint.ts';
import { plainName } from '../matching/plain-name.ts';
import { type SuggestedMatch, suggestEntry } from '../matching/suggest-mapping.ts';
import { mayImport, type TargetField, targetFields } from '../matching/target-fields.ts';
import { isKnownWord } from '../matching/word-groups.ts';
import type { InspectAnswer, InspectRequest, TargetWire } from './import-wizard.ts';
import type { SavedMapping } from './saved-mappings.ts';

/** What a person may import into, with the fields they may fill. */
export interface OpenObject {
  readonly object: ObjectModel;
  readonly targets: readonly TargetField[];
}

export function openObjects(model: Model, actor: Actor): readonly OpenObject[] {
  return [...model.objects.values()].flatMap((object) => {
    if (!mayImport(model, actor, object)) return [];
    const targets = targetFields(model, actor, object);
    return targets.length === 0 ? [] : [{ object, targets }];
  });
}

/** Whether a text names a field of any of the objects, or is a word that fields are called by. */
export function knownNames(
  objects: readonly OpenObject[],
  documents: readonly MappingDocument[],
  columnsOf: (document: MappingDocument) => readonly string[],
): (text: string) => boolean {
  const names = new Set<string>();
  for (const { targets } of objects)
    for (const { field } of targets) names.add(plainName(field.document.label.vi)).add(plainName(field.document.label.en)).add(field.name.replaceAll('_', ' '));
  for (const document of documents) for (const column of columnsOf(document)) names.add(plainName(column));
  return (text) => names.has(plainName(text)) || isKnownWord(text);
}

type Found = Pick<InspectAnswer, 'objects' | 'mapping' | 'origin' | 'matches' | 'mappings' | 'fingerprint'>;

export interface MappingChoice {
  readonly model: Model;
  readonly actor: Actor;
  readonly objects: readonly OpenObject[];
  readonly columns: readonly ColumnProfile[];
  readonly saved: readonly SavedMapping[];
}

/** The mapping that a file is looked at with: the one asked for, one saved for such files, a document that fits, or a suggestion. */
export function chooseMapping(choice: MappingChoice, request: InspectRequest): Found {
  const { model, actor, objects, columns, saved } = choice;
  const names = columns.map(({ name }) => name);
  const mark = fingerprint(names);
  const open = (document: MappingDocument): boolean => importIssues(model, actor, document).length === 0;
  const documents = [...model.mappings.values()].filter(open);
  const own = saved.filter(({ document }) => open(document));
  const suggestions = suggestAll(objects, columns);
  const chosen = chosenMapping(request, documents, own, mark, names);
  const suggested = suggestions.find(({ object }) => object.name === request.object) ?? suggestions[0];
  if (!suggested) throw new AppError('forbidden', 'You may not import records of any kind.');
  const mapping = chosen?.document ?? documentFor(suggested.suggestion.entry, mark);
  const fits = (document: MappingDocument): boolean => chooseDocument([document], names) !== undefined;
  return {
    fingerprint: mark,
    objects: suggestions.map(({ object, targets }) => ({ name: object.name, targets: targets.map(targetWire) })),
    mapping: fitMapping({ ...mapping, file: { ...mapping.file, missing: 'skip' } }, names),
    origin: chosen?.origin ?? 'suggested',
    matches: chosen ? [] : suggested.suggestion.matches,
    mappings: [
      ...own.map(({ id, name, document }) => ({ id, label: { en: name, vi: name }, own: true, fits: fits(document) })),
      ...documents.map((document) => ({ id: document.name, label: document.label, own: false, fits: fits(document) })),
    ],
  };
}

function chosenMapping(
  { mapping, object }: InspectRequest,
  documents: readonly MappingDocument[],
  own: readonly SavedMapping[],
  mark: string,
  columns: readonly string[],
): { readonly document: MappingDocument; readonly origin: 'saved' | 'document' } | undefined {
  if (mapping !== undefined) {
    const saved = own.find(({ id }) => id === mapping);
    const document = documents.find(({ name }) => name === mapping);
    if (saved) return { document: saved.document, origin: 'saved' };
    if (document) return { document, origin: 'document' };
    throw new AppError('bad_request', 'There is no such mapping.', { issues: [{ pointer: '/mapping', message: 'not there' }] });
  }
  if (object !== undefined) return undefined;
  const saved = own.find(({ fingerprint: known }) => known === mark);
  if (saved) return { document: saved.document, origin: 'saved' };
  const document = chooseDocument(documents, columns);
  return document && { document, origin: 'document' };
}

interface Suggested extends OpenObject {
  readonly suggestion: { readonly entry: MappingDocument['records'][number]; readonly matches: readonly SuggestedMatch[] };
  readonly score: number;
}

/** A suggestion for each object, the one that fits best first; what is required and has no column counts against it. */
function suggestAll(objects: readonly OpenObject[], columns: readonly ColumnProfile[]): readonly Suggested[] {
  return objects
    .map(({ object, targets }): Suggested => {
      const suggestion = suggestEntry(object, targets, columns);
      const gained = suggestion.matches.reduce((sum, { confidence }) => sum + confidence, 0);
      const missing = targets.filter(({ field }) => isNeeded(field.document) && !Object.hasOwn(suggestion.entry.fields, field.name)).length;
      // Lines and records between others are rarely what somebody comes with.
      const score = gained - 1.5 * missing - (object.parent ? 1.5 : 0);
      return { object, targets, suggestion, score };
    })
    .toSorted((left, right) => right.score - left.score);
}

function isNeeded({ required, default: fallback }: { readonly required?: boolean; readonly default?: string }): boolean {
  return required === true && fallback === undefined;
}

function targetWire({ field, parts, find }: TargetField): TargetWire {
  return { name: field.name, parts, find: find.map(({ name }) => name), required: isNeeded(field.document) };
}

function documentFor(entry: MappingDocument['records'][number], mark: string): MappingDocument {
  const label = { en: 'Import', vi: 'Nhập dữ liệu' };
  return { kind: 'mapping', name: 'import', label, source: `f_${mark.slice(0, 12)}`, records: [entry] };
}
