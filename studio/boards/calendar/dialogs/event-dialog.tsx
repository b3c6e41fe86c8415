import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isBlank } from '../../../fields/wire-value.ts';
import { columnLabel } from '../../../list/column-label.ts';
import { RecordValue } from '../../../masks/record-value.tsx';
import type { ClientObject } from '../../../metadata/client-metadata.ts';
import { valueAt } from '../../../metadata/field-path.ts';
import classes from '../calendar.module.css';
import type { CalendarFrame } from '../calendar-frame.ts';
import { longDay, timeText } from '../days/calendar-words.ts';
import type { CalendarEvent, Times } from '../events/calendar-event.ts';

// The inputs of dates come with it.
const MoveForm = lazy(async () => ({ default: (await import('./move-form.tsx')).MoveForm }));

export interface EventDialogProps {
  readonly object: ClientObject;
  readonly event: CalendarEvent;
  readonly frame: CalendarFrame;
  readonly onMove: (times: Times, ends: boolean) => void;
  readonly onClose: () => void;
}

/** What there is to an event, the way to its record, and moving it without dragging. */
export function EventDialog({ object, event, frame, onMove, onClose }: EventDialogProps) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('boards');
  const [moving, setMoving] = useState(false);
  const { config, context, conflicts } = frame;
  const others = conflicts.get(event.id) ?? [];
  const facts = config.facts.filter(({ path }) => !isBlank(valueAt(event.record, path)));
  return (
    <Modal opened onClose={onClose} title={event.title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Stack gap="md">
        <Text>
          {longDay(event.day, context.locale)}, {timeText(event, context.locale, config.fields.dated)}
        </Text>
        {others.length > 0 && (
          <Alert color="orange" variant="light" icon={<IconAlertTriangle size={16} aria-hidden />} styles={{ message: { color: 'var(--mantine-color-text)' } }}>
            {words('calendar.conflict', { titles: others.map(({ title }) => title).join(', ') })}
          </Alert>
        )}
        {facts.length > 0 && !moving && (
          <dl className={classes.facts}>
            {facts.map((column) => (
              <div key={column.path}>
                <dt>{columnLabel(column, context)}</dt>
                <dd>
                  <RecordValue object={object.name} record={event.record} path={column.path} field={column.field} context={context} compact />
                </dd>
              </div>
            ))}
          </dl>
        )}
        {moving ? (
          <Suspense fallback={null}>
            <MoveForm object={object} event={event} config={config} context={context} onMove={onMove} onCancel={() => setMoving(false)} />
          </Suspense>
        ) : (
          <Group justify="flex-end" gap="xs">
            {config.canMove && (
              <Button variant="default" onClick={() => setMoving(true)}>
                {words('calendar.moveTo')}
              </Button>
            )}
            <Button component={Link} to={`/records/${object.name}/${event.id}`}>
              {words('calendar.open')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
