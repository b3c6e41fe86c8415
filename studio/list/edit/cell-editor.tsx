import { MantineThemeProvider, Select } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireRecord } from '../../api/records/records.ts';
import { cellAlign } from '../../fields/cell-align.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { LoneInput } from '../../fields/lone-input.tsx';
import { isComposing } from '../../keys/is-composing.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import type { ListColumn } from '../columns.ts';
import tableClasses from '../table/record-table.module.css';
import classes from './cell-editor.module.css';
import { isEditable, isEditableIn } from './editable.ts';
import type { Editing, OpenCell } from './useEditing.ts';
import { useSaveCell } from './useSaveCell.ts';

export interface CellEditorProps {
  readonly object: ClientObject;
  readonly columns: readonly ListColumn[];
  readonly column: ListColumn;
  readonly record: WireRecord;
  readonly context: CellContext;
  readonly open: OpenCell;
  readonly editing: Editing;
}

/** Values that are whole as soon as they are chosen: there is nothing more to type. */
const chosenAtOnce: ReadonlySet<string> = new Set(['choice', 'boolean', 'link', 'user']);

// Lists stay within the cell: what stands at the end of the page is read apart from it.
const inCell = { components: { Select: Select.extend({ defaultProps: { comboboxProps: { withinPortal: false } } }) } };

/** Of those the ones that are chosen from a list. */
const listed: ReadonlySet<string> = new Set(['choice', 'link', 'user']);

/** A cell with the input of its field type. Enter keeps, Tab keeps and goes on, Escape leaves it as it was; so does a click elsewhere keep. */
export function CellEditor({ object, columns, column, record: stands, context, open, editing }: CellEditorProps) {
  const { t } = useTranslation('lists');
  const id = useId();
  const { path, field } = column;
  // What others change meanwhile must not pass for what the person saw.
  const [record] = useState(stands);
  const cell = useRef<HTMLTableCellElement>(null);
  const [value, setValue] = useState<unknown>('typed' in open ? open.typed : (record[path] ?? undefined));
  const latest = useRef(value);
  const save = useSaveCell(object, editing);
  const editable = columns.filter((each) => isEditable(object, each) && isEditableIn(record, each.path));
  const refocus = () => {
    const row = cell.current?.closest('tr');
    // The cell that takes the editor's place is drawn after it has gone.
    requestAnimationFrame(() => {
      const place = [...(row?.querySelectorAll<HTMLElement>('td[data-path]') ?? [])].find((each) => each.dataset.path === path);
      (place?.querySelector<HTMLElement>('a') ?? place)?.focus({ preventScroll: true });
    });
  };
  const keep = (next: 'stay' | 'forward' | 'back' | 'leave') => {
    const place = editable.findIndex((each) => each.path === path);
    const to = next === 'forward' ? editable[place + 1] : next === 'back' ? editable[place - 1] : undefined;
    void save({ column, record, value: latest.current });
    if (to) editing.edit({ id: record.id, path: to.path });
    else {
      editing.close();
      if (next !== 'leave') refocus();
    }
  };
  const change = (next: unknown) => {
    latest.current = next;
    setValue(next);
    if (chosenAtOnce.has(field.type)) keep('stay');
  };
  const press = (event: KeyboardEvent) => {
    // Lists that are open take keys first, and so do keyboards that compose letters.
    if (event.defaultPrevented || isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      editing.close();
      refocus();
    } else if (event.key === 'Tab') {
      event.preventDefault();
      keep(event.shiftKey ? 'back' : 'forward');
    } else if (event.key === 'Enter' && (field.type !== 'long_text' || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      keep('stay');
    }
  };
  useEffect(() => {
    const input = cell.current?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, select');
    input?.focus();
    if (input instanceof HTMLInputElement && input.type !== 'checkbox') input.select();
    // What is chosen from a list shows it at once.
    if (listed.has(field.type)) input?.click();
  }, [field.type]);
  const leave = useRef(keep);
  leave.current = keep;
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : undefined;
      if (!target || cell.current?.contains(target) || target.closest('[data-portal], [role="listbox"], [role="dialog"]')) return;
      leave.current('leave');
    };
    document.addEventListener('pointerdown', outside, true);
    return () => document.removeEventListener('pointerdown', outside, true);
  }, []);
  return (
    <td
      ref={cell}
      className={`${tableClasses.cell} ${classes.cell}`}
      data-path={path}
      data-editor
      data-first={columns[0] === column || undefined}
      data-end={cellAlign(field) === 'right' || undefined}
      onKeyDown={press}
    >
      <div className={classes.editor} data-wide={field.type === 'person_name' || field.type === 'long_text' || undefined}>
        <MantineThemeProvider theme={inCell}>
          <LoneInput
            id={id}
            object={object.name}
            field={field}
            value={value}
            onChange={change}
            error={open.error}
            required={field.required === true}
            hideLabel
            context={context}
          />
        </MantineThemeProvider>
        {field.type === 'long_text' && <p className={classes.hint}>{t('edit.keepLong')}</p>}
      </div>
    </td>
  );
}
