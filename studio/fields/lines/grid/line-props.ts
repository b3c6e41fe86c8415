import type { ClientField } from '../../../metadata/client-metadata.ts';
import type { ErrorTree, InputProps } from '../../field-input.ts';
import type { LineFormula } from '../line-formula.ts';
import type { LineActions, Row } from '../useLines.ts';

/** What all lines of a grid have in common; the same object while nothing but their values changes. */
export interface LineShared {
  readonly input: Omit<InputProps, 'value' | 'onChange' | 'error' | 'errors'>;
  readonly fields: readonly ClientField[];
  readonly formulas: readonly LineFormula[];
  readonly actions: LineActions;
  /** The field that codes are typed into. */
  readonly product: string | undefined;
  /** A line was filled by its code: the next one is to be typed into. */
  readonly onScanned: (index: number) => void;
}

export interface LineProps {
  readonly shared: LineShared;
  readonly row: Row;
  readonly lineKey: string;
  readonly index: number;
  readonly errors: ErrorTree | undefined;
  /** Its inputs are there from the beginning; others come when the line comes into sight. */
  readonly awake: boolean;
}
