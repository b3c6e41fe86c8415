import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { ConflictDialog } from '../../forms/conflict/conflict-dialog.tsx';
import type { FormValues } from '../../forms/schema/validator.ts';
import { isComposing } from '../../keys/is-composing.ts';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import { FieldPanel } from './field-panel.tsx';
import { inPanel } from './field-states.ts';
import { LineEditor } from './line-editor.tsx';
import { type FieldEdit, useSaveFields } from './useSaveFields.ts';

export interface InlineEditorProps extends FieldEdit {
  readonly context: CellContext;
  /** The value as it is shown. */
  readonly children: ReactNode;
}

/** Chosen rather than typed: saved with the choice. */
const chosen: ReadonlySet<string> = new Set(['choice', 'boolean', 'user', 'link']);

/**
 * The input of one field in the place of its value: Enter saves, Esc leaves it as it was. Where more room is needed, on a phone, for values of
 * several parts and when other fields are needed at once, all inputs stand in one panel and are saved together.
 */
export function InlineEditor({ context, children, record: latest, ...edit }: InlineEditorProps) {
  const { object, field, onClose } = edit;
  // What others change meanwhile must not pass for what the person saw.
  const [record] = useState<WireRecord>(latest);
  const phone = useIsPhone();
  const { save, settle, asked, refusal, conflict, busy } = useSaveFields({ ...edit, record });
  const [values, setValues] = useState<FormValues>({ [field.name]: record[field.name] ?? undefined });
  // What is written when it is left, such as a date, is there before it is drawn.
  const current = useRef(values);
  const panel = phone || inPanel.has(field.type) || asked.fields.length > 0;
  const all = (): FormValues => ({ ...asked.values, ...current.current });
  const commit = () => {
    if (document.activeElement instanceof HTMLElement && document.activeElement.matches('input, textarea')) document.activeElement.blur();
    void save(all());
  };
  const change = (name: string, value: unknown) => {
    current.current = { ...current.current, [name]: value };
    setValues(current.current);
    if (asked.fields.length === 0 && chosen.has(field.type)) void save(all());
  };
  const press = (event: KeyboardEvent) => {
    // A list that is open takes the key for itself, an input method its word.
    if (event.defaultPrevented || isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && savesWith(event)) {
      event.preventDefault();
      commit();
    }
  };
  const inputs = {
    object,
    fields: [field, ...asked.fields],
    values: { ...asked.values, ...values },
    refusal,
    busy,
    context,
    onChange: change,
    onSave: commit,
    onCancel: onClose,
    onKeyDown: press,
  };
  return (
    <>
      {panel ? <FieldPanel {...inputs}>{children}</FieldPanel> : <LineEditor {...inputs} atOnce={chosen.has(field.type)} />}
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
    </>
  );
}

/** Enter in a text of lines begins one, on a button it presses it. */
function savesWith({ target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement) return false;
  return !(target instanceof HTMLTextAreaElement) || ctrlKey || metaKey;
}
