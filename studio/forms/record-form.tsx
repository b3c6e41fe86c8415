import { Alert, Button, Group, List } from '@mantine/core';
import Form from '@rjsf/mantine';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormDefinition } from '../api/metadata.ts';
import type { DuplicateHit } from '../api/records/duplicates.ts';
import { fieldInputs } from '../fields/inputs.ts';
import { asList } from '../fields/wire-value.ts';
import type { FormLogic } from '../logic/form-logic.ts';
import type { ClientField, ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import type { Layout } from '../record/layout-of.ts';
import { DuplicatePanel } from './duplicates/duplicate-panel.tsx';
import { useDuplicates } from './duplicates/useDuplicates.ts';
import { FormField } from './form-field.tsx';
import classes from './record-form.module.css';
import { formSchema, formUi } from './schema/form-schema.ts';
import type { FormValues } from './schema/validator.ts';
import { BareTemplate, SectionTemplate } from './section-template.tsx';
import { withoutBlanks, writableFields, writtenValues } from './state/form-values.ts';
import { useConditions } from './state/useConditions.ts';
import { useFormContext } from './state/useFormContext.ts';
import { useFormValidator } from './state/useFormValidator.ts';
import { useSaving } from './state/useSaving.ts';

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
  /** The record that is edited: it is like itself. */
  readonly except?: string | undefined;
  /** In a lookup: takes a record that there is in place of a new one. */
  readonly onUse?: ((hit: DuplicateHit) => void) | undefined;
  /** Keeps the ids of two forms on one page apart. */
  readonly idPrefix?: string | undefined;
}

const formFields = Object.fromEntries(Object.keys(fieldInputs).map((type) => [type, FormField]));
const formTemplates = { FieldTemplate: BareTemplate, ObjectFieldTemplate: SectionTemplate };

/** The form of an object, generated from its schema; every value goes through the input of its field type. */
export function RecordForm(props: RecordFormProps) {
  const { object, layout, definition, logic, initial, fresh, onEdit, onSave, onCancel, idPrefix = 'root' } = props;
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
    focusField(idPrefix, Object.keys(saving.errors).slice(0, 1));
  }, [saving.errors, idPrefix]);
  const [begin] = useState(() => write(initial));
  const duplicates = useDuplicates(object, props.except, begin);
  const onLeave = (name: string) => duplicates.leave(name, write(values));
  const masked = useMemo(() => asList(initial._masked).filter((name) => typeof name === 'string'), [initial]);
  const [form, tryAll] = useFormContext({ object, layout, masked, logic, first, onLeave });
  const change = (next: FormValues) => {
    saving.forget(Object.keys(next).filter((name) => next[name] !== values[name]));
    setValues(next);
    onEdit(next);
  };
  return (
    <Form
      className={classes.form ?? ''}
      idPrefix={idPrefix}
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
        const reached = errors.some((error) => focusField(idPrefix, (error.property ?? '').split('.').slice(1)));
        if (!reached) saving.note(t('problems.invalid_record'));
      }}
    >
      <FormFoot
        busy={saving.busy}
        messages={saving.general}
        onCancel={onCancel}
        onTry={tryAll}
        alike={<DuplicatePanel object={object} hits={duplicates.hits} onUse={props.onUse} />}
        within={props.onUse !== undefined}
      />
    </Form>
  );
}

/** Leads to the input at a path; false when there is none. */
function focusField(prefix: string, path: readonly string[]): boolean {
  const input = path.length > 0 ? document.getElementById(`${prefix}_${path.join('_')}`) : null;
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
  /** Who could be the same. */
  readonly alike: ReactNode;
  /** In a dialog, which grows downwards: what comes and goes stands beneath the buttons, so that they stay under the pointer. */
  readonly within: boolean;
}

function FormFoot({ busy, messages, onCancel, onTry, alike, within }: FormFootProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.foot}>
      {!within && alike}
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
      {within && alike}
    </div>
  );
}
