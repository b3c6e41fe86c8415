import { Alert, Button, Group, List } from '@mantine/core';
import Form from '@rjsf/mantine';
import type { ErrorSchema, RJSFSchema, UiSchema } from '@rjsf/utils';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormDefinition } from '../api/metadata.ts';
import { ProblemError } from '../api/problem.ts';
import { fieldInputs } from '../fields/inputs.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import type { Layout } from '../record/layout-of.ts';
import { problemText } from '../shell/problem-text.ts';
import type { FormContext } from './form-context.ts';
import { FormField } from './form-field.tsx';
import { formSchema, formUi } from './form-schema.ts';
import { withoutBlanks, writableFields, writtenValues } from './form-values.ts';
import { saveFailure } from './issue-errors.ts';
import classes from './record-form.module.css';
import { BareTemplate, SectionTemplate } from './section-template.tsx';
import { useFormValidator } from './useFormValidator.ts';
import type { FormValues } from './validator.ts';

export interface RecordFormProps {
  readonly object: ClientObject;
  readonly layout: Layout;
  readonly definition: FormDefinition;
  readonly initial: FormValues;
  /** Computed fields show in an edit form only: a new record has none yet. */
  readonly mode: 'create' | 'edit';
  readonly onEdit: (values: FormValues) => void;
  /** Gets every writable value as the API takes it. Throws ProblemError when the server refuses. */
  readonly onSave: (written: FormValues) => Promise<void>;
  readonly onCancel: () => void;
}

const formFields = Object.fromEntries(Object.keys(fieldInputs).map((type) => [type, FormField]));
const formTemplates = { FieldTemplate: BareTemplate, ObjectFieldTemplate: SectionTemplate };
const noErrors: ErrorSchema<FormValues> = {};

/** The form of an object, generated from its schema; every value goes through the input of its field type. */
export function RecordForm({ object, layout, definition, initial, mode, onEdit, onSave, onCancel }: RecordFormProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const context = useCellContext();
  const schema = useMemo(() => formSchema(definition, object, mode, initial), [definition, object, mode, initial]);
  const ui = useMemo(() => formUi(definition, object), [definition, object]);
  const fields = useMemo(() => writableFields(object, schema), [object, schema]);
  const [values, setValues] = useState<FormValues>(initial);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [serverErrors, setServerErrors] = useState<ErrorSchema<FormValues>>(noErrors);
  const [general, setGeneral] = useState<readonly string[]>([]);
  const write = (entered: FormValues) => writtenValues(entered, fields, metadata, fieldInputs);
  const validator = useFormValidator((entered) => withoutBlanks(write(entered)));
  const form: FormContext = useMemo(
    () => ({
      object,
      layout,
      context,
      inputs: fieldInputs,
      touched,
      tried,
      touch: (name) => setTouched((before) => new Set(before).add(name)),
      first: mode === 'create' ? fields[0]?.name : undefined,
    }),
    [object, layout, context, touched, tried, mode, fields],
  );
  const save = async () => {
    setBusy(true);
    setGeneral([]);
    setServerErrors(noErrors);
    try {
      await onSave(write(values));
    } catch (error) {
      const failure = error instanceof ProblemError ? saveFailure(error, object, t) : undefined;
      setServerErrors(failure?.errors ?? noErrors);
      const beside = failure !== undefined && Object.keys(failure.errors).length > 0;
      setGeneral(failure && failure.general.length > 0 ? failure.general : beside ? [] : [problemText(error, t)]);
    } finally {
      setBusy(false);
    }
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
      extraErrors={serverErrors as never}
      liveValidate="onBlur"
      showErrorList={false}
      noHtml5Validate
      disabled={busy}
      experimental_defaultFormStateBehavior={{ emptyObjectFields: 'skipDefaults', constAsDefaults: 'never' }}
      onChange={({ formData }) => {
        const next: FormValues = formData ?? {};
        setValues(next);
        onEdit(next);
      }}
      onSubmit={() => void save()}
      onError={() => setTried(true)}
    >
      <FormFoot busy={busy} messages={general} onCancel={onCancel} onTry={() => setTried(true)} />
    </Form>
  );
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
