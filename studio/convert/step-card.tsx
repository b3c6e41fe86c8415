import { Checkbox, Paper, Radio, Stack, Switch, Text, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemIssue } from '../api/problem.ts';
import { LoneInput } from '../fields/lone-input.tsx';
import { useCellContext } from '../fields/useCellContext.ts';
import { columnLabel } from '../list/column-label.ts';
import { listColumn } from '../list/columns.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { editableFields, type PreviewStep, type StepChoice } from './conversion-choices.ts';
import classes from './step-card.module.css';

export interface StepCardProps {
  readonly step: PreviewStep;
  readonly source: string;
  readonly choice: StepChoice;
  readonly issues: Readonly<Record<string, ProblemIssue>>;
  readonly onChange: (choice: StepChoice) => void;
}

/** One record that the conversion makes: whether, which, and with what. */
export function StepCard({ step, source, choice, issues, onChange }: StepCardProps) {
  const context = useCellContext();
  const label = context.label(step.label);
  const heading = useId();
  return (
    // A group and no landmark: the page behind has regions of the same name.
    <Paper withBorder p="md" role="group" aria-labelledby={heading} className={classes.card ?? ''} data-out={!choice.included || undefined}>
      <Stack gap="sm">
        <div className={classes.head}>
          <Title order={3} size="h5" id={heading}>
            {label}
          </Title>
          {step.optional && <Include label={label} choice={choice} onChange={onChange} />}
        </div>
        {choice.included && step.duplicates.length > 0 && <Candidates step={step} choice={choice} onChange={onChange} />}
        {choice.included && choice.taken === undefined && <NewRecord step={step} source={source} choice={choice} issues={issues} onChange={onChange} />}
      </Stack>
    </Paper>
  );
}

type Part = Pick<StepCardProps, 'choice' | 'onChange'>;

function Include({ label, choice, onChange }: Part & { readonly label: string }) {
  const { t } = useTranslation('data');
  return (
    <Switch
      checked={choice.included}
      onChange={(event) => onChange({ ...choice, included: event.currentTarget.checked })}
      label={t('convert.make')}
      aria-label={t('convert.makeStep', { step: label })}
    />
  );
}

/** Records that may be the same one come first: taking one of them keeps the list clean. */
function Candidates({ step, choice, onChange }: Part & { readonly step: PreviewStep }) {
  const { t } = useTranslation('data');
  const context = useCellContext();
  const taken = step.duplicates.find(({ id }) => id === choice.taken);
  const fills = Object.keys(taken?.fills ?? {});
  return (
    <>
      <Radio.Group
        value={choice.taken ?? ''}
        onChange={(id) => onChange({ ...choice, taken: id === '' ? undefined : id })}
        label={t('convert.maybeSame', { count: step.duplicates.length })}
        classNames={{ label: classes.warning ?? '' }}
      >
        <Stack gap={6} mt="xs">
          {step.duplicates.map(({ id, title, reasons }) => (
            <Radio key={id} value={id} label={t('convert.useThis', { title })} description={reasons.map((reason) => context.label(reason)).join(' · ')} />
          ))}
          <Radio value="" label={t('convert.new', { step: context.label(step.label) })} />
        </Stack>
      </Radio.Group>
      {taken && fills.length > 0 && (
        <Checkbox
          checked={choice.fills}
          onChange={(event) => onChange({ ...choice, fills: event.currentTarget.checked })}
          label={t('convert.fill')}
          description={<Fields object={step.object} names={fills} />}
        />
      )}
    </>
  );
}

function Fields({ object, names }: { readonly object: string; readonly names: readonly string[] }) {
  const metadata = useMetadata();
  const context = useCellContext();
  const found = findObject(metadata, object);
  const columns = found ? names.flatMap((name) => listColumn(metadata, found, name) ?? []) : [];
  return <>{columns.map((column) => columnLabel(column, context)).join(', ')}</>;
}

function NewRecord({ step, source, choice, issues, onChange }: StepCardProps) {
  const { t } = useTranslation('data');
  const context = useCellContext();
  const object = findObject(useMetadata(), step.object);
  const id = useId();
  if (!object) return null;
  const fields = editableFields(object, step, source);
  const linked = Object.keys(step.links).length;
  return (
    <div className={classes.fields}>
      {fields.map((field) => (
        <LoneInput
          key={field.name}
          id={`${id}-${field.name}`}
          object={object.name}
          field={field}
          value={choice.values[field.name] ?? undefined}
          onChange={(value) => onChange({ ...choice, values: { ...choice.values, [field.name]: value } })}
          error={issues[`${step.as}/${field.name}`]?.message}
          required={field.required === true}
          context={context}
        />
      ))}
      {fields.length === 0 && linked === 0 && <Text c="dimmed">{t('convert.nothingToFill')}</Text>}
    </div>
  );
}
