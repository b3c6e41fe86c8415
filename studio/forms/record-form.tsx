import { Alert, Button, Group, List } from '@mantine/core';
import Form from '@rjsf/mantine';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormDefinition } from '../api/metadata.ts';
import { fieldInputs } from '../fields/inputs.ts';
import { asList } from '../fields/wire-value.ts';
import type { FormLogic } from '../logic/form-logic.ts';
import type { ClientField, ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import type { Layout } from '../record/layout-of.ts';
import { FormField } from './form-field.tsx';
import { formSchema, formUi } from './form-schema.ts';
import classes from './record-form.module.css';
import { BareTemplate, SectionTemplate } from './section-template.tsx';
import { withoutBlanks, writableFields, writtenValues } from './state/form-values.ts';
import { useConditions } from './state/useConditions.ts';
import { useFormContext } from './state/useFormContext.ts';
import { useFormValidator } from './state/useFormValidator.ts';
import { useSaving } from './state/useSaving.ts';
import type { FormValues } from './validator.ts';

export interface RecordFormProps {
  readonly object: ClientObject;
  readonly layout: Layout;
  readonly definition: FormDefinition;
  readonly logic: FormLogic;
  readonly initial: FormValues;
  /** A new record: the first field has the focus. */
  readonly fresh: boolean;
  readonly onEdit: (values: FormValues) => void;
  /** Gets every writable value as the API takes it. Throws ProblemError when the server refuses. */
  readonly onSave: (written: FormValues) => Promise<void>;
  readonly onCancel: () => void;
}

const formFields = Object.fromEntries(Object.keys(fieldInputs).map((type) => [type, FormField]));
const formTemplates = { FieldTemplate: BareTemplate, ObjectFieldTemplate: SectionTemplate };

/** The form of an object, generated from its schema; every value goes through the input of its field type. */
export function RecordForm({ object, layout, definition, logic, initial, fresh, onEdit, onSave, onCancel }: RecordFormProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const [values, setValues] = useState<FormValues>(initial);
  const state = useConditions(logic, values);
  const schema = useMemo(() => formSchema(definition, object, initial, state, values.record_type), [definition, object, initial, state, values.record_type]);
  const ui = useMemo(() => formUi(definition, object, state), [definition, object, state]);
  const fields = useMemo(() => writableFields(object, schema), [object, schema]);
  const write = (entered: FormValues) => writtenValues(entered, fields, metadata, fieldInputs);
  const validator = useFormValidator((entered) => withoutBlanks(write(entered)));
  // Only when the form opens: later the focus is the person's.
  const [first] = useState(() => (fresh ? firstField(layout, fields) : undefined));
  const saving = useSaving(object, onSave);
  useEffect(() => {
    focusField(Object.keys(saving.errors).slice(0, 1));
  }, [saving.errors]);
  const masked = useMemo(() => asList(initial._masked).filter((name) => typeof name === 'string'), [initial]);
  const [form, tryAll] = useFormContext({ object, layout, masked, logic, first });
  const change = (next: FormValues) => {
    saving.forget(Object.keys(next).filter((name) => next[name] !== values[name]));
    setValues(next);
    onEdit(next);
  };
  return (
    <Form
      className={classes.form ?? ''}
      schema={schema as RJSFSchema}
      uiSchema={ui as UiSchema}
      validator={validator as never}
      formData={values}
      formContext={form}
      fields={formFields}
      templates={formTemplates}
      extraErrors={saving.errors as never}
      liveValidate="onBlur"
      showErrorList={false}
      noHtml5Validate
      experimental_defaultFormStateBehavior={{ emptyObjectFields: 'skipDefaults', constAsDefaults: 'never' }}
      onChange={({ formData }) => change(formData ?? {})}
      onSubmit={() => void saving.save(write(values))}
      onError={(errors) => {
        tryAll();
        const reached = errors.some((error) => focusField((error.property ?? '').split('.').slice(1)));
        if (!reached) saving.note(t('problems.invalid_record'));
      }}
    >
      <FormFoot busy={saving.busy} messages={saving.general} onCancel={onCancel} onTry={tryAll} />
    </Form>
  );
}

/** Leads to the input at a path; false when there is none. */
function focusField(path: readonly string[]): boolean {
  const input = path.length > 0 ? document.getElementById(`root_${path.join('_')}`) : null;
  input?.focus();
  return input !== null;
}

function firstField(layout: Layout, fields: readonly ClientField[]): string | undefined {
  const placed = layout.sections.flatMap((section) => section.fields);
  return placed.find((name) => fields.some((field) => field.name === name));
}

interface FormFootProps {
  readonly busy: boolean;
  readonly messages: readonly string[];
  readonly onCancel: () => void;
  readonly onTry: () => void;
}

function FormFoot({ busy, messages, onCancel, onTry }: FormFootProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.foot}>
      {messages.length > 0 && (
        <Alert color="red" variant="light" mb="sm" role="alert" title={t('form.notSaved')}>
          <List size="sm">
            {messages.map((message) => (
              <List.Item key={message}>{message}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Group gap="xs">
        <Button type="submit" loading={busy} onClick={onTry}>
          {t('common.save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </Group>
    </div>
  );
}
