import type { PrintDocument } from '../../schemas/generated/metadata.ts';
import type { WireRecord } from '../api/records/records.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { fieldCells } from '../fields/registry.ts';
import { isBlank } from '../fields/wire-value.ts';
import { type ClientMetadata, type ClientObject, findField, findObject } from '../metadata/client-metadata.ts';
import { requestPaths, resolvePath, valueAt } from '../metadata/field-path.ts';
import { fillText, placeholder } from './fill-text.ts';

export type Block = PrintDocument['blocks'][number];

/** What stands in a text beside the record. */
export interface PrintWords {
  readonly shop: string;
  readonly now: string;
  readonly me: string;
}

/** A record as it is printed. */
export interface PrintScope {
  readonly metadata: ClientMetadata;
  readonly object: ClientObject;
  readonly context: CellContext;
  readonly words: PrintWords;
}

/** Everything that the template asks of a record, for one GET. */
export function printPaths({ metadata, object }: Pick<PrintScope, 'metadata' | 'object'>, { blocks }: PrintDocument): readonly string[] {
  const own = blocks
    .flatMap(({ text, labels = [], fields = [] }) => [...[text, ...labels].flatMap(textPaths), ...fields])
    .flatMap((path) => asked(metadata, object, path));
  const ofLines = blocks.flatMap(({ lines, show = [] }) => {
    const target = lines === undefined ? undefined : findObject(metadata, findField(object, lines)?.target);
    return target ? show.flatMap((path) => asked(metadata, target, path)).map((path) => `${lines}.${path}`) : [];
  });
  return [...new Set(['id', ...own, ...ofLines])];
}

function textPaths(text: Block['text']): readonly string[] {
  return text ? [...`${text.en} ${text.vi}`.matchAll(placeholder)].map(([, path]) => path ?? '') : [];
}

function asked(metadata: ClientMetadata, object: ClientObject, path: string): readonly string[] {
  const resolved = resolvePath(metadata, object, path);
  // A member of a value, such as phone.number, comes with its field.
  const parent = resolved ?? resolvePath(metadata, object, path.split('.').slice(0, -1).join('.'));
  return parent ? requestPaths(metadata, parent) : [];
}

/** The value at a path as people read it; undefined where it is empty or hidden from the person. */
export function printText({ metadata, object, context }: PrintScope, record: WireRecord, path: string): string | undefined {
  const value = valueAt(record, path);
  if (isBlank(value)) return undefined;
  const resolved = resolvePath(metadata, object, path);
  if (!resolved) return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  const { field } = resolved;
  const title = field.type === 'link' || field.type === 'user' ? context.titleOf(field.target, value) : undefined;
  const text = title ?? fieldCells[field.type].text(value, field, context);
  return text === '' ? undefined : text;
}

/** Words with the values of the record in place of what stands in braces. The values are text: nothing in them is interpreted. */
export function filledText(scope: PrintScope, record: WireRecord, text: string): string {
  return fillText(text, (path) => (path === 'shop' || path === 'now' || path === 'me' ? scope.words[path] : printText(scope, record, path)));
}

/** The label of a path, without that of the links on the way. */
export function printLabel({ metadata, object, context }: PrintScope, path: string): string {
  const resolved = resolvePath(metadata, object, path);
  if (!resolved) return '';
  const { fields, field } = resolved;
  const before = fields.at(-2);
  // The title of a link is what the link is: "Product", not "Name".
  const named = before && findObject(metadata, before.target)?.title === field.name ? before : field;
  return context.label(named.label);
}
