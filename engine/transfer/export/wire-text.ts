import { shiftDecimal } from '../../fields/decimal-text.ts';
import { quoteEntry } from '../../fields/tags/split-cell.ts';
import type { FieldModel } from '../../metadata/model.ts';

type Parts = Readonly<Record<string, unknown>>;

/** Texts of entries that go into one cell. A lone entry with a comma ends with a semicolon, or it would be read as several. */
function joined(entries: readonly string[]): string {
  const written = entries.map(quoteEntry);
  const only = written.length === 1 ? (written[0] as string) : '';
  return only.includes(',') ? `${only};` : written.join('; ');
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The member of an object on the wire that stands for it in a cell. */
const mainMember: Readonly<Record<string, string>> = { phone: 'raw', person_name: 'full', address: 'text', link: 'id', user: 'id', file: 'name' };

/** The two members of an entry or reference that a cell writes with a colon between. */
const pairs: Readonly<Record<string, readonly [string, string]>> = {
  any_link: ['object', 'id'],
  identities: ['channel', 'value'],
  external_keys: ['source', 'key'],
};

function pairText(type: string, value: unknown): string {
  const [left, right] = pairs[type] as readonly [string, string];
  const parts = value as Parts;
  return `${text(parts[left])}:${text(parts[right])}`;
}

/** A wire value as the text of a cell: the same for every language, and what FieldType.importText reads back. */
export function wireText(wire: unknown, field: FieldModel): string {
  if (wire === null || wire === undefined) return '';
  const { type } = field.document;
  if (type === 'percent' && typeof wire === 'string') return `${shiftDecimal(wire, 2)}%`;
  if (typeof wire !== 'object') return String(wire);
  if (Array.isArray(wire)) return arrayText(wire, type);
  const parts = wire as Parts;
  // Formulas, roll-ups and money alike have amounts on the wire.
  if ('amount' in parts) return `${text(parts.amount)} ${text(parts.currency)}`.trim();
  if (type in pairs) return pairText(type, wire);
  const member = mainMember[type];
  return member === undefined ? JSON.stringify(wire) : text(parts[member]);
}

function arrayText(wire: readonly unknown[], type: string): string {
  if (wire.length === 0) return '';
  if (type === 'links') return wire.map((link) => text((link as Parts).id)).join('; ');
  if (type in pairs) return joined(wire.map((entry) => pairText(type, entry)));
  if (type === 'lines') return JSON.stringify(wire);
  return joined(wire.map(text));
}
