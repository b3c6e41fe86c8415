import { ActionIcon } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../../fields/field-cell.ts';
import { LoneInput } from '../../fields/lone-input.tsx';
import { ConflictDialog } from '../../forms/conflict/conflict-dialog.tsx';
import classes from './inline.module.css';
import { type FieldEdit, useSaveField } from './useSaveField.ts';

export interface InlineEditorProps extends FieldEdit {
  readonly context: CellContext;
}

/** Chosen rather than typed: saved with the choice. */
const chosen: ReadonlySet<string> = new Set(['choice', 'boolean', 'user', 'link']);

/** The input of one field in the place of its value: Enter saves, Esc leaves it as it was. */
export function InlineEditor({ object, record, field, context, onSaving, onClose }: InlineEditorProps) {
  const { t } = useTranslation('record');
  const id = useId();
  const [value, setValue] = useState<unknown>(record[field.name] ?? undefined);
  // What is written when it is left, such as a date, is there before it is drawn.
  const latest = useRef(value);
  const { save, problem, conflict, settle } = useSaveField({ object, record, field, onSaving, onClose });
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  const label = context.label(field.label);
  const change = (next: unknown) => {
    latest.current = next;
    setValue(next);
    if (chosen.has(field.type)) void save(next);
  };
  const commit = () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    void save(latest.current);
  };
  const press = (event: KeyboardEvent) => {
    // A list that is open takes the key for itself, an input method its word.
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && (field.type !== 'long_text' || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      commit();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the input within.
    <div className={classes.editor} onKeyDown={press}>
      <div className={classes.input}>
        <LoneInput
          id={id}
          object={object.name}
          field={field}
          value={value}
          onChange={change}
          error={problem}
          required={field.required === true}
          hideLabel
          context={context}
        />
      </div>
      {!chosen.has(field.type) && (
        <ActionIcon variant="light" size={36} aria-label={t('inline.save', { field: label })} onClick={commit}>
          <IconCheck size={16} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('inline.cancel', { field: label })} onClick={onClose}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
      {conflict && (
        <ConflictDialog
          key={conflict.current.version}
          object={object}
          conflict={conflict}
          context={context}
          onClose={onClose}
          onSave={(changes) => settle(changes, conflict.current.version)}
        />
      )}
    </div>
  );
}
