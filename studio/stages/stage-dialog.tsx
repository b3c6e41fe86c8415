import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { writtenValue } from '../fields/field-input.ts';
import { fieldInputs } from '../fields/inputs.ts';
import { LoneInput } from '../fields/lone-input.tsx';
import { asList, asMembers, isBlank } from '../fields/wire-value.ts';
import { saveFailure } from '../forms/issue-errors.ts';
import type { ClientField, ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { problemText } from '../shell/problem-text.ts';
import { stageOf } from './stage-rules.ts';
import type { AskedMove } from './useStageMoves.ts';

export interface StageDialogProps {
  readonly object: ClientObject;
  readonly field: ClientField;
  readonly asked: AskedMove;
  readonly context: CellContext;
}

type Values = Readonly<Record<string, unknown>>;
type Errors = Readonly<Record<string, string>>;

/** Asks for exactly what a stage requires and the record does not have; saved with the move as one write. */
export function StageDialog({ object, field, asked, context }: StageDialogProps) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('boards');
  const metadata = useMetadata();
  const [values, setValues] = useState<Values>({});
  const [errors, setErrors] = useState<Errors>({});
  const [general, setGeneral] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const stage = stageOf(field, asked.move.to);
  const name = stage ? context.label(stage.label) : asked.move.to;
  const written = useMemo(
    () =>
      Object.fromEntries(
        asked.fields.map((wanted) => [wanted.name, writtenValue(values[wanted.name] ?? undefined, wanted, { metadata, inputs: fieldInputs })]),
      ),
    [asked.fields, values, metadata],
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const blank = asked.fields.filter((wanted) => isBlank(written[wanted.name]));
    setErrors(Object.fromEntries(blank.map((wanted) => [wanted.name, t('issues.required')])));
    setGeneral([]);
    if (blank.length > 0) {
      focusField(blank[0]);
      return;
    }
    setBusy(true);
    try {
      await asked.save(written);
    } catch (error) {
      const failure = error instanceof ProblemError ? saveFailure(error, object, t) : undefined;
      const beside = Object.fromEntries(asked.fields.flatMap((wanted) => messageOf(failure?.errors, wanted)));
      setErrors(beside);
      // What belongs to a field that is not asked for is told above.
      const elsewhere = failure?.general.length ? failure.general : Object.keys(beside).length > 0 ? [] : [problemWords(error, t)];
      setGeneral(elsewhere);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={asked.cancel} title={words('stages.askTitle', { stage: name })} size="md" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <Text c="dimmed">{words('stages.askText', { title: asked.move.title, stage: name })}</Text>
          {asked.fields.map((wanted, index) => (
            <AskedField
              key={wanted.name}
              object={object}
              field={wanted}
              context={context}
              value={values[wanted.name]}
              error={errors[wanted.name]}
              first={index === 0}
              onChange={(value) => setValues((before) => ({ ...before, [wanted.name]: value }))}
            />
          ))}
          {general.length > 0 && (
            <Alert color="red" variant="light" role="alert" title={t('form.notSaved')}>
              {general.join(' ')}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={asked.cancel}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {words('stages.askSave')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface AskedFieldProps {
  readonly object: ClientObject;
  readonly field: ClientField;
  readonly context: CellContext;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly first: boolean;
  readonly onChange: (value: unknown) => void;
}

function AskedField({ object, field, context, value, error, onChange }: AskedFieldProps) {
  return (
    <LoneInput
      id={inputId(field)}
      object={object.name}
      field={field}
      value={value}
      onChange={onChange}
      help={field.help && context.label(field.help)}
      error={error}
      required
      context={context}
    />
  );
}

function inputId(field: ClientField): string {
  return `stage_${field.name}`;
}

function focusField(field: ClientField | undefined): void {
  if (field) document.getElementById(inputId(field))?.focus();
}

function messageOf(errors: unknown, field: ClientField): readonly (readonly [string, string])[] {
  const [message] = asList(asMembers(asMembers(errors)?.[field.name])?.__errors);
  return typeof message === 'string' ? [[field.name, message]] : [];
}

function problemWords(error: unknown, t: Parameters<typeof problemText>[1]): string {
  const [issue] = error instanceof ProblemError ? error.issues : [];
  return issue ? t(`issues.${issue.code}` as 'issues.required', { defaultValue: issue.message, ...issue.params }) : problemText(error, t);
}
