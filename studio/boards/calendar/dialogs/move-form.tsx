import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../../../fields/field-cell.ts';
import { LoneInput } from '../../../fields/lone-input.tsx';
import type { ClientField, ClientObject } from '../../../metadata/client-metadata.ts';
import { type CalendarEvent, type Times, toEvent } from '../events/calendar-event.ts';
import type { CalendarConfig } from '../state/calendar-config.ts';

export interface MoveFormProps {
  readonly object: ClientObject;
  readonly event: CalendarEvent;
  readonly config: CalendarConfig;
  readonly context: CellContext;
  readonly onMove: (times: Times, ends: boolean) => void;
  readonly onCancel: () => void;
}

/** The times of an event to type; where only the start is changed, its length stays. */
export function MoveForm({ object, event, config, context, onMove, onCancel }: MoveFormProps) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('boards');
  const { start, end, fields } = config;
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({
    [start.name]: event.record[start.name],
    ...(end ? { [end.name]: event.record[end.name] ?? undefined } : {}),
  });
  const [error, setError] = useState<string>();
  const change = (name: string, value: unknown): void => {
    setError(undefined);
    setValues((before) => ({ ...before, ...(name === start.name && end ? keptLength(before, start, end, value) : {}), [name]: value }));
  };
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    const made = toEvent({ ...event.record, ...values }, event.title, fields, context.zone);
    const wrongEnd = end !== undefined && typeof values[end.name] === 'string' && made?.ends !== true;
    if (!made || wrongEnd) setError(words(made ? 'calendar.endFirst' : 'calendar.needStart'));
    else onMove(made, made.ends);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {[start, ...(end ? [end] : [])].map((field) => (
          <TimeField
            key={field.name}
            object={object}
            field={field}
            value={values[field.name]}
            error={field === (end ?? start) ? error : undefined}
            context={context}
            onChange={(value) => change(field.name, value)}
          />
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit">{words('calendar.move')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The end that keeps the length when the start changes. */
function keptLength(before: Readonly<Record<string, unknown>>, start: ClientField, end: ClientField, value: unknown): Readonly<Record<string, unknown>> {
  const [from, to, next] = [before[start.name], before[end.name], value].map((text) => (typeof text === 'string' ? Date.parse(text) : Number.NaN)) as [
    number,
    number,
    number,
  ];
  if ([from, to, next].some(Number.isNaN)) return {};
  const moved = new Date(next + (to - from)).toISOString();
  return { [end.name]: end.type === 'date' ? moved.slice(0, 10) : moved };
}

interface TimeFieldProps {
  readonly object: ClientObject;
  readonly field: ClientField;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly context: CellContext;
  readonly onChange: (value: unknown) => void;
}

function TimeField({ object, field, value, error, context, onChange }: TimeFieldProps) {
  return <LoneInput id={`move_${field.name}`} object={object.name} field={field} value={value} error={error} context={context} onChange={onChange} />;
}
