import { ActionIcon } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../../fields/field-cell.ts';
import { LoneInput } from '../../fields/lone-input.tsx';
import type { FormValues } from '../../forms/schema/validator.ts';
import type { ClientField, ClientObject } from '../../metadata/client-metadata.ts';
import classes from './inline.module.css';
import type { Refusal } from './refusal.ts';

/** The inputs of an edit in place, however they are shown; the first field is the one that was pressed. */
export interface EditInputs {
  readonly object: ClientObject;
  readonly fields: readonly ClientField[];
  readonly values: FormValues;
  readonly refusal: Refusal;
  readonly busy: boolean;
  readonly context: CellContext;
  readonly onChange: (name: string, value: unknown) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** One input in the line of its value. */
export function LineEditor({ object, fields, values, refusal, context, onChange, atOnce, ...does }: EditInputs & { readonly atOnce: boolean }) {
  const { t } = useTranslation('record');
  const id = useId();
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  const [field] = fields;
  if (!field) return null;
  const label = context.label(field.label);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the input within.
    <div className={classes.editor} onKeyDown={does.onKeyDown}>
      <div className={classes.input}>
        <LoneInput
          id={id}
          object={object.name}
          field={field}
          value={values[field.name]}
          onChange={(value) => onChange(field.name, value)}
          error={refusal.beside[field.name] ?? refusal.general}
          required={field.required === true}
          hideLabel
          context={context}
        />
      </div>
      {!atOnce && (
        <ActionIcon variant="light" size={36} aria-label={t('inline.save', { field: label })} onClick={does.onSave}>
          <IconCheck size={16} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('inline.cancel', { field: label })} onClick={does.onCancel}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
