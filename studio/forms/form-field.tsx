import type { FieldProps } from '@rjsf/utils';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorTree } from '../fields/field-input.ts';
import { findField } from '../metadata/client-metadata.ts';
import { offeredField } from './record-type-choices.ts';
import type { FormContext } from './state/form-context.ts';

/** The bridge from rjsf to the input of a field type. */
export function FormField({ name, schema, registry, formData, onChange, fieldPathId, rawErrors, errorSchema, required, readonly, uiSchema }: FieldProps) {
  const { t } = useTranslation();
  // @NOTE RecordForm is the only one that renders this and passes a FormContext.
  const form = registry.formContext as FormContext;
  const field = findField(form.object, name);
  const id = fieldPathId.$id;
  const first = form.first === name;
  useEffect(() => {
    if (first) document.getElementById(id)?.focus();
  }, [first, id]);
  if (!field) return null;
  const shown = form.tried || form.touched.has(name);
  const Input = form.inputs[field.type].Component;
  return (
    <Input
      id={id}
      object={form.object.name}
      field={offeredField(field, schema as Readonly<Record<string, unknown>>)}
      value={formData ?? undefined}
      onChange={(value) => onChange(value, fieldPathId.path)}
      onBlur={() => form.touch(name)}
      label={form.context.label(field.label)}
      help={form.masked.includes(name) ? t('mask.keeps') : field.help && form.context.label(field.help)}
      error={shown ? rawErrors?.[0] : undefined}
      // @NOTE rjsf's error tree has this form: members with lists under __errors.
      errors={shown ? (errorSchema as ErrorTree | undefined) : undefined}
      required={required === true}
      readOnly={readonly === true || field.read_only}
      hideLabel={false}
      context={form.context}
      inputs={form.inputs}
      lineDefaults={form.lineDefaults[name]}
      lineUi={uiSchema?.items}
      lineFormulas={form.lineFormulas[name]}
    />
  );
}
