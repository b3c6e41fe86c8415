import { Table, VisuallyHidden } from '@mantine/core';
import type { DragEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldCells } from '../../registry.ts';
import type { Row } from '../useLines.ts';
import { placeOf } from './grid-keys.ts';
import classes from './line-grid.module.css';
import type { LineShared } from './line-row.tsx';
import { isSummed, lineTotals } from './line-totals.ts';

export interface LineTableProps {
  readonly shared: LineShared;
  readonly rows: readonly Row[];
  /** Moves the line at a place to another. */
  readonly onMove: (from: number, to: number) => void;
  readonly children: ReactNode;
}

const widths: Readonly<Partial<Record<string, number>>> = { integer: 84, percent: 92, money: 132, decimal: 100 };

function widthOf(type: keyof typeof fieldCells): number {
  return widths[type] ?? fieldCells[type].width;
}

/** The head, the lines and their sums. */
export function LineTable({ shared, rows, onMove, children }: LineTableProps) {
  const { t } = useTranslation();
  const { input, fields, formulas } = shared;
  const { context } = input;
  const width = fields.reduce((sum, field) => sum + widthOf(field.type), 76) + formulas.length * 120;
  const drop = (event: DragEvent) => {
    const from = Number(event.dataTransfer.getData('text/plain'));
    const to = event.target instanceof Element ? placeOf(event.target)?.row : undefined;
    event.preventDefault();
    if (to !== undefined && Number.isInteger(from) && from !== to) onMove(from, to);
  };
  return (
    <Table.ScrollContainer minWidth={width} type="native">
      <Table
        aria-labelledby={`${input.id}-label`}
        className={classes.table ?? ''}
        verticalSpacing={0}
        horizontalSpacing={0}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={24}>
              <VisuallyHidden>{t('fields.lines.order')}</VisuallyHidden>
            </Table.Th>
            {fields.map((field) => (
              <Table.Th key={field.name} w={widthOf(field.type)} data-end={fieldCells[field.type].align === 'end' || undefined}>
                {context.label(field.label)}
              </Table.Th>
            ))}
            {formulas.map(({ field }) => (
              <Table.Th key={field.name} w={120} data-end>
                {context.label(field.label)}
              </Table.Th>
            ))}
            <Table.Th w={36}>
              <VisuallyHidden>{t('common.remove')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
        {formulas.some(isSummed) && (
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th colSpan={fields.length + 1} scope="row" data-end>
                {t('fields.lines.sum', { count: rows.length })}
              </Table.Th>
              {formulas.map((formula) => (
                <Table.Td key={formula.field.name} data-end>
                  {isSummed(formula) &&
                    lineTotals(formula, rows).map((total) => <div key={JSON.stringify(total)}>{fieldCells.formula.text(total, formula.field, context)}</div>)}
                </Table.Td>
              ))}
              <Table.Td />
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </Table.ScrollContainer>
  );
}
