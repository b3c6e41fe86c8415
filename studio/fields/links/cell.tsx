import { Fragment } from 'react';
import type { CellProps, FieldCell } from '../field-cell.ts';
import { RecordLink } from '../record-link.tsx';
import { asId, asList } from '../wire-value.ts';

function Links({ value, field, context }: CellProps) {
  return (
    <span>
      {asList(value).map((item, index) => (
        <Fragment key={asId(item) ?? index}>
          {index > 0 && ', '}
          <RecordLink object={field.target} value={item} context={context} />
        </Fragment>
      ))}
    </span>
  );
}

export const cell: FieldCell = {
  text: (value, field, context) =>
    asList(value)
      .map((item) => context.titleOf(field.target, item) ?? asId(item) ?? '')
      .join(', '),
  Component: Links,
  width: 220,
};
