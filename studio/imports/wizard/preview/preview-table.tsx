import { type KeyboardEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../../schemas/generated/api.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { findField, findObject } from '../../../metadata/client-metadata.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { ToneBadge } from '../../tone-badge.tsx';
import type { Correction } from '../import-draft.ts';
import classes from '../wizard.module.css';
import { PreviewCell } from './preview-cell.tsx';
import { type PreviewRow, rowState } from './row-state.ts';

export interface PreviewTableProps {
  readonly preview: ImportPreview;
  readonly rows: readonly PreviewRow[];
  readonly corrections: readonly Correction[];
  readonly onCorrect: (correction: Correction) => void;
}

const colors = { created: 'teal', updated: 'blue', unchanged: 'gray', none: 'gray', faulty: 'red' } as const;
const moves: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Moves between the cells with the arrow keys. */
function move(event: KeyboardEvent<HTMLTableElement>): void {
  const step = moves[event.key];
  if (!step || !(event.target instanceof HTMLButtonElement)) return;
  const cell = event.target.closest('td');
  const line = cell?.parentElement;
  if (!cell || !(line instanceof HTMLTableRowElement)) return;
  const rows = event.currentTarget.tBodies[0]?.rows;
  const next = rows?.[line.sectionRowIndex + step[0]]?.cells[cell.cellIndex + step[1]]?.querySelector('button');
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The rows as a table with a column for each field. */
export function PreviewTable({ preview, rows, corrections, onCorrect }: PreviewTableProps) {
  const { t } = useTranslation('imports');
  const label = useLabel();
  const metadata = useMetadata();
  const names = preview.columns.map(({ object, field }) => {
    const found = findField(findObject(metadata, object), field);
    return found ? label(found.label) : field;
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.scroll} aria-label={t('preview.title')} tabIndex={0}>
      <table className={classes.table} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col">{t('preview.row')}</th>
            <th scope="col">{t('preview.becomes')}</th>
            {names.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line
              key={row.row}
              row={row}
              names={names}
              columns={preview.columns}
              corrected={corrections
                .filter((one) => one.row === row.row)
                .map(({ column }) => column)
                .join()}
              onCorrect={onCorrect}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface LineProps {
  readonly row: PreviewRow;
  readonly names: readonly string[];
  readonly columns: ImportPreview['columns'];
  /** Positions of corrected cells. */
  readonly corrected: string;
  readonly onCorrect: (correction: Correction) => void;
}

const Line = memo(function Line({ row, names, columns, corrected, onCorrect }: LineProps) {
  const { t } = useTranslation('imports');
  const state = rowState(row);
  const marked = new Set(corrected.split(',').map((column) => (column === '' ? -1 : Number(column))));
  const whole = row.faults.filter(({ column }) => column === null || !columns.some((one) => one.column === column));
  return (
    <tr>
      <th scope="row">{row.row}</th>
      <td style={{ padding: '6px 10px' }}>
        <ToneBadge color={colors[state]}>{t(`preview.outcome.${state}`)}</ToneBadge>
        {whole.map(({ message }) => (
          <span key={message} className={classes.fault}>
            {message}
          </span>
        ))}
      </td>
      {columns.map(({ column }, index) => (
        <PreviewCell
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          key={index}
          label={t('preview.edit', { row: row.row, field: names[index] ?? '' })}
          text={row.texts[index] ?? ''}
          raw={row.cells[column] ?? ''}
          faults={row.faults.filter((fault) => fault.column === column)}
          corrected={marked.has(column)}
          onCorrect={(value) => onCorrect({ row: row.row, column, value })}
        />
      ))}
    </tr>
  );
});
