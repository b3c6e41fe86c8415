import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { loadTexts } from '../../i18n/start-i18n.ts';
import type { ClientField, ClientObject } from '../../metadata/client-metadata.ts';
import { useLoaded } from '../../shell/useLoaded.ts';
import type { FieldStates } from './field-states.ts';
import classes from './inline.module.css';

// Inputs that make records come with the texts of doing so.
const loadEditor = async () => {
  const [{ InlineEditor }] = await Promise.all([import('./inline-editor.tsx'), loadTexts('counter')]);
  return InlineEditor;
};

export interface EditableValueProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly field: ClientField;
  readonly states: FieldStates;
  /** It cannot be edited now; what is being typed stays until it is saved or left. */
  readonly closed: boolean;
  readonly context: CellContext;
  /** The value as it is shown. */
  readonly children: ReactNode;
}

/** A value that a click, or the pen beside it, turns into its input. What was entered is shown at once, while it is being saved. */
export function EditableValue({ object, record, field, states, closed, context, children }: EditableValueProps) {
  const { t } = useTranslation('record');
  const [editing, setEditing] = useState(false);
  const [saving, setSaving] = useState<{ readonly value: unknown }>();
  const [Editor, askFor] = useLoaded(loadEditor);
  const pen = useRef<HTMLButtonElement>(null);
  const begin = () => {
    if (saving === undefined) askFor(() => setEditing(true));
  };
  const end = () => {
    setEditing(false);
    requestAnimationFrame(() => pen.current?.focus());
  };
  const click = (event: MouseEvent<HTMLElement>) => {
    // Links lead where they lead, and whoever marks a text wants to copy it.
    const target = event.target as HTMLElement;
    if (target.closest('a, button, input') || (window.getSelection()?.toString() ?? '') !== '') return;
    begin();
  };
  const shown = saving ? <FieldValue field={field} value={saving.value} context={context} /> : children;
  if (editing && Editor)
    return (
      <Editor object={object} record={record} field={field} states={states} context={context} onSaving={setSaving} onClose={end}>
        {shown}
      </Editor>
    );
  if (closed) return children;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pen does the same by keyboard.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the pen does the same by keyboard.
    <div className={classes.value} onClick={click} data-saving={saving !== undefined || undefined}>
      <div className={classes.shown}>{shown}</div>
      <ActionIcon
        ref={pen}
        className={classes.pen ?? ''}
        variant="subtle"
        color="gray"
        size={24}
        aria-label={t('inline.edit', { field: context.label(field.label) })}
        onClick={begin}
      >
        <IconPencil size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}
