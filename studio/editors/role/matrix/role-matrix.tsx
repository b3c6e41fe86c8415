import { Tooltip, VisuallyHidden } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchInput } from '../../../admin/parts/search-input.tsx';
import { foldText } from '../../../format/fold-text.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { useLocale } from '../../../i18n/useLocale.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { actionState, toggleAction } from '../draft/grant-actions.ts';
import { actions, type RoleDraft } from '../draft/role-draft.ts';
import type { EditRole } from '../useRoleDraft.ts';
import { type MatrixRow, matrixRows } from './matrix-rows.ts';
import classes from './role-matrix.module.css';

export interface RoleMatrixProps {
  readonly draft: RoleDraft;
  readonly onEdit: EditRole;
  /** The object whose rules are shown. */
  readonly opened: string | undefined;
  readonly onOpen: (object: string) => void;
}

/** Objects by actions. Arrow keys move, space and enter grant or take; the first column leads to an object's rules and fields. */
export function RoleMatrix({ draft, onEdit, opened, onOpen }: RoleMatrixProps) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const locale = useLocale();
  const metadata = useMetadata();
  const [search, setSearch] = useState('');
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const nameOf = ({ object, known }: MatrixRow) =>
    object === '*' ? t('role.everyObject') : known ? label(known.plural) : t('role.unknownObject', { name: object });
  const rows = matrixRows(metadata, draft, label, locale).filter((row) => foldText(nameOf(row)).includes(foldText(search)));
  const at = { row: Math.min(place.row, Math.max(rows.length - 1, 0)), column: place.column };
  const move = (event: KeyboardEvent<HTMLTableElement>) => {
    const next = moved(event.key, at, rows.length);
    if (!next) return;
    event.preventDefault();
    setPlace(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)?.focus();
  };
  return (
    <div>
      <SearchInput label={t('role.filterObjects')} value={search} onSearch={setSearch} mb="sm" />
      <div className={classes.frame}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells hold controls, and arrow keys move between them. */}
        <table role="grid" className={classes.table} aria-label={t('role.matrix')} onKeyDown={move}>
          <thead>
            <tr>
              <th scope="col" className={classes.name}>
                {t('role.object')}
              </th>
              {actions.map((action) => (
                <th key={action} scope="col">
                  <Tooltip label={t(`role.actionHelp.${action}`)}>
                    <span>{t(`role.actions.${action}`)}</span>
                  </Tooltip>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Row
                key={row.object}
                row={row}
                name={nameOf(row)}
                draft={draft}
                current={row.object === opened}
                column={at.row === index ? at.column : undefined}
                index={index}
                onPlace={(column) => setPlace({ row: index, column })}
                onEdit={onEdit}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Legend />
    </div>
  );
}

interface RowProps {
  readonly row: MatrixRow;
  readonly name: string;
  readonly draft: RoleDraft;
  readonly current: boolean;
  readonly index: number;
  /** The column that can be reached by Tab, when it is in this row. */
  readonly column: number | undefined;
  readonly onPlace: (column: number) => void;
  readonly onEdit: EditRole;
  readonly onOpen: (object: string) => void;
}

function Row({ row, name, draft, current, index, column, onPlace, onEdit, onOpen }: RowProps) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const reachable = (place: number) => ({ 'data-place': `${index} ${place}`, tabIndex: column === place ? 0 : -1, onFocus: () => onPlace(place) });
  return (
    <tr data-current={current || undefined} data-every={row.object === '*' || undefined}>
      <th scope="row" className={classes.name} data-line={row.owner !== undefined || undefined}>
        <button type="button" className={classes.open} onClick={() => onOpen(row.object)} {...reachable(0)}>
          <span className={classes.text}>
            {name}
            {row.owner && <span className={classes.owner}>{t('role.linesOf', { object: label(row.owner.plural).toLocaleLowerCase() })}</span>}
            <VisuallyHidden>{t('role.open')}</VisuallyHidden>
          </span>
          <IconChevronRight size={14} aria-hidden className={classes.chevron} />
        </button>
      </th>
      {actions.map((action, place) => {
        const { reach, inherited } = actionState(draft, row.object, action);
        const said = `${t('role.cell', { object: name, action: t(`role.actions.${action}`) })}, ${t(`role.reach.${reach}`)}${inherited && reach !== 'none' ? `, ${t('role.inherited')}` : ''}`;
        return (
          <td key={action}>
            {/* biome-ignore lint/a11y/useSemanticElements: an input has no third state that can be clicked away. */}
            <button
              type="button"
              role="checkbox"
              aria-checked={reach === 'all' ? true : reach === 'some' ? 'mixed' : false}
              aria-label={said}
              title={said}
              className={classes.cell}
              data-reach={reach}
              data-inherited={inherited || undefined}
              onClick={() => onEdit((before) => toggleAction(before, row.object, action))}
              {...reachable(place + 1)}
            >
              <span className={classes.mark} />
            </button>
          </td>
        );
      })}
    </tr>
  );
}

/** What the marks mean. */
function Legend() {
  const { t } = useTranslation('rights');
  return (
    <ul className={classes.legend}>
      {(['all', 'some', 'none'] as const).map((reach) => (
        <li key={reach} data-reach={reach}>
          <span className={classes.mark} aria-hidden /> {t(`role.reach.${reach}`)}
        </li>
      ))}
      <li data-reach="all" data-inherited>
        <span className={classes.mark} aria-hidden /> {t('role.inherited')}
      </li>
    </ul>
  );
}

type Place = Readonly<{ row: number; column: number }>;

/** Where a key leads in the grid; undefined for other keys. */
function moved(key: string, { row, column }: Place, rows: number): Place | undefined {
  const last = actions.length;
  const inside = (value: number, most: number) => Math.max(0, Math.min(value, most));
  switch (key) {
    case 'ArrowUp':
      return { row: inside(row - 1, rows - 1), column };
    case 'ArrowDown':
      return { row: inside(row + 1, rows - 1), column };
    case 'ArrowLeft':
      return { row, column: inside(column - 1, last) };
    case 'ArrowRight':
      return { row, column: inside(column + 1, last) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: last };
    default:
      return undefined;
  }
}
