import type { ComponentType } from 'react';
import type { ClientField, ClientMetadata, FieldTypeName } from '../metadata/client-metadata.ts';
import type { CellContext } from './field-cell.ts';
import type { LineFormula } from './lines/line-formula.ts';

export type FieldInputs = Readonly<Record<FieldTypeName, FieldInput>>;

/** Errors within a value, by member or index; `__errors` holds those of the value itself. */
export interface ErrorTree {
  readonly __errors?: readonly string[];
  readonly [member: string]: ErrorTree | readonly string[] | undefined;
}

/** What an input gets. It shows its own label, help and error, so that they are tied to the control for screen readers. */
export interface InputProps {
  readonly id: string;
  /** Name of the object whose record is entered. */
  readonly object: string;
  readonly field: ClientField;
  /** The wire value as answered, changed by what was entered; undefined when empty. */
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onBlur: () => void;
  readonly label: string;
  readonly help: string | undefined;
  readonly error: string | undefined;
  readonly errors: ErrorTree | undefined;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** In a grid the column names it: the label is spoken only. */
  readonly hideLabel: boolean;
  readonly context: CellContext;
  /** The inputs of all types, for those that hold other fields. */
  readonly inputs: FieldInputs;
  /** lines: what a new line starts with, and the form of a line. */
  readonly lineDefaults?: Readonly<Record<string, unknown>> | undefined;
  readonly lineUi?: unknown;
  /** lines: amounts that are worked out while one types. */
  readonly lineFormulas?: readonly LineFormula[] | undefined;
}

/** How a field type is entered. One per folder of studio/fields. */
export interface FieldInput {
  readonly Component: ComponentType<InputProps>;
  /** The value as the API takes it; null clears. Absent: what is answered is also taken. */
  toWrite?(value: unknown, field: ClientField, environment: WriteEnvironment): unknown;
  /** Takes the whole width of a section. */
  readonly wide?: boolean;
}

export interface WriteEnvironment {
  readonly metadata: ClientMetadata;
  readonly inputs: FieldInputs;
}

/** A value as the API takes it; null where there is none. */
export function writtenValue(value: unknown, field: ClientField, environment: WriteEnvironment): unknown {
  const input = environment.inputs[field.type];
  const written = input.toWrite ? input.toWrite(value, field, environment) : value;
  return written === undefined || written === '' ? null : written;
}
