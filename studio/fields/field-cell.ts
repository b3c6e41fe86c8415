import type { ComponentType } from 'react';
import type { Label } from '../../schemas/generated/metadata.ts';
import type { Locale } from '../format/locale.ts';
import type { ClientField } from '../metadata/client-metadata.ts';

/** What showing a value may need to know. */
export interface CellContext {
  readonly locale: Locale;
  readonly zone: string;
  readonly currency: string;
  /** The text of a label in the person's language. */
  label(label: Label): string;
  /** The title of a related record, where its wire value carries the title field; else undefined. */
  titleOf(object: string | undefined, record: unknown): string | undefined;
}

export interface CellProps {
  readonly value: unknown;
  readonly field: ClientField;
  readonly context: CellContext;
  /** Lists show one line; record pages may wrap and link. */
  readonly compact: boolean;
}

/** How a field type shows a wire value. One per folder of studio/fields. */
export interface FieldCell {
  /** The value as plain text: titles, conflict dialogues, cells without a component. */
  text(value: unknown, field: ClientField, context: CellContext): string;
  /** Where text alone is not enough: badges, links. Never called with a blank value. */
  readonly Component?: ComponentType<CellProps>;
  readonly align?: 'end';
  /** Width of its column in pixels. */
  readonly width: number;
}
