import { ChoiceBadges, choiceText } from '../choice-badge.tsx';
import type { CellProps, FieldCell } from '../field-cell.ts';
import { asText } from '../wire-value.ts';

function Choice({ value, field, context, compact }: CellProps) {
  return <ChoiceBadges keys={[asText(value)]} field={field} context={context} compact={compact} />;
}

export const cell: FieldCell = { text: (value, field, context) => choiceText(asText(value), field, context), Component: Choice, width: 160 };
