import { ChoiceBadges, choiceText } from '../choice-badge.tsx';
import type { CellProps, FieldCell } from '../field-cell.ts';
import { asList, asText } from '../wire-value.ts';

function Tags({ value, field, context, compact }: CellProps) {
  return <ChoiceBadges keys={asList(value).map(asText)} field={field} context={context} compact={compact} />;
}

export const cell: FieldCell = {
  text: (value, field, context) =>
    asList(value)
      .map((key) => choiceText(asText(key), field, context))
      .join(', '),
  Component: Tags,
  width: 200,
};
