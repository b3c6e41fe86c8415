import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputProps } from '../field-input.ts';
import classes from './file.module.css';

export interface ChooseFileProps extends InputProps {
  /** A file is there already: this replaces it. */
  readonly small: boolean;
  readonly wrong: boolean;
  readonly onFile: (file: File) => void;
}

/** Where a file is chosen or dropped. It is a file input with its looks hidden: keyboards and screen readers know what that is. */
export function ChooseFile({ small, wrong, onFile, ...props }: ChooseFileProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  useKeepPage();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <label
      className={classes.choose}
      data-small={small || undefined}
      data-over={over || undefined}
      data-wrong={wrong || undefined}
      onDragEnter={() => setOver(true)}
      onDragOver={(event) => event.preventDefault()}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconUpload size={16} className={classes.icon} aria-hidden />
      <span>{t(small ? 'fields.file.replace' : 'fields.file.choose')}</span>
      {!small && <span className={classes.drop}>{t('fields.file.drop')}</span>}
      <input
        type="file"
        id={props.id}
        className={classes.input}
        aria-label={small ? t('fields.file.replaceIn', { field: props.label }) : t('fields.file.chooseFor', { field: props.label })}
        aria-describedby={wrong ? `${props.id}-error` : undefined}
        aria-invalid={wrong || undefined}
        accept={props.field.options.accept?.join(',')}
        onBlur={props.onBlur}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file can be chosen again after a refusal.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </label>
  );
}

/** A file dropped beside the field would open in place of the form. */
function useKeepPage(): void {
  useEffect(() => {
    const keep = (event: Event) => event.preventDefault();
    window.addEventListener('dragover', keep);
    window.addEventListener('drop', keep);
    return () => {
      window.removeEventListener('dragover', keep);
      window.removeEventListener('drop', keep);
    };
  }, []);
}
