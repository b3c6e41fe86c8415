import { TextInput, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../../../keys/is-composing.ts';
import classes from '../wizard.module.css';
import type { PreviewRow } from './row-state.ts';

export interface PreviewCellProps {
  /** For who cannot see where it stands. */
  readonly label: string;
  /** As it will be. */
  readonly text: string;
  /** As it stands in the file, corrections included. */
  readonly raw: string;
  readonly faults: PreviewRow['faults'];
  readonly corrected: boolean;
  readonly onCorrect: (value: string) => void;
}

/** A value as it will be; opened it is the cell of the file, to be corrected. */
export function PreviewCell({ label, text, raw, faults, corrected, onCorrect }: PreviewCellProps) {
  const { t } = useTranslation('imports');
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const faulty = faults.length > 0;
  const close = (value: string | undefined) => {
    setEditing(false);
    if (value !== undefined && value !== raw) onCorrect(value);
    requestAnimationFrame(() => button.current?.focus());
  };
  // In the language of whoever imports.
  const told = faults.map(({ message }) => message);
  return (
    <td data-fault={faulty || undefined}>
      {editing ? (
        <CellInput label={label} raw={raw} onClose={close} />
      ) : (
        <UnstyledButton
          ref={button}
          className={classes.cell ?? ''}
          // Faults are reached with Tab, other cells with the arrow keys.
          tabIndex={faulty ? 0 : -1}
          title={raw === text || raw === '' ? undefined : t('preview.inFile', { text: raw })}
          data-corrected={corrected || undefined}
          onClick={() => setEditing(true)}
        >
          <VisuallyHidden>{label}: </VisuallyHidden>
          {faulty ? raw || '–' : text}
          {told.map((one) => (
            <span key={one} className={classes.fault}>
              {one}
            </span>
          ))}
        </UnstyledButton>
      )}
    </td>
  );
}

interface CellInputProps {
  readonly label: string;
  readonly raw: string;
  /** undefined: nothing changes. */
  readonly onClose: (value: string | undefined) => void;
}

function CellInput({ label, raw, onClose }: CellInputProps) {
  const [value, setValue] = useState(raw);
  const closed = useRef(false);
  const close = (next: string | undefined) => {
    if (closed.current) return;
    closed.current = true;
    onClose(next);
  };
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') close(value);
    if (event.key === 'Escape') close(undefined);
  };
  return (
    <TextInput
      size="xs"
      my={2}
      aria-label={label}
      value={value}
      autoFocus
      onChange={({ currentTarget }) => setValue(currentTarget.value)}
      onKeyDown={press}
      onBlur={() => close(value)}
    />
  );
}
