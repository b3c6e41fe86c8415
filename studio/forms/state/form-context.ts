import type { CellContext } from '../../fields/field-cell.ts';
import type { FieldInputs } from '../../fields/field-input.ts';
import type { LineFormula } from '../../fields/lines/line-formula.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import type { Layout } from '../../record/layout-of.ts';

/** What the parts of a form know beside their own value. */
export interface FormContext {
  readonly object: ClientObject;
  readonly layout: Layout;
  /** Fields whose value is there and not shown: what is left empty stays as it is. */
  readonly masked: readonly string[];
  readonly context: CellContext;
  readonly inputs: FieldInputs;
  /** What a new line starts with, by the name of the lines field. */
  readonly lineDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What is worked out in lines, by the name of the lines field. */
  readonly lineFormulas: Readonly<Record<string, readonly LineFormula[]>>;
  /** Errors show once a field was left, or all of them once saving was tried. */
  readonly touched: ReadonlySet<string>;
  readonly tried: boolean;
  readonly touch: (field: string) => void;
  /** The field that gets the focus when the form opens. */
  readonly first: string | undefined;
}
