import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../../../fields/field-cell.ts';
import type { ClientObject } from '../../../metadata/client-metadata.ts';
import type { AskedReschedule } from '../state/useReschedule.ts';

/** Asks before an event comes to overlap others that are alike. It is a warning: one may go on. */
export function ConflictDialog({ object, asked, context }: { readonly object: ClientObject; readonly asked: AskedReschedule; readonly context: CellContext }) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('boards');
  const titles = asked.others.map((record) => ({ id: record.id, title: context.titleOf(object.name, record) ?? t('record.untitled') }));
  return (
    <Modal opened onClose={() => asked.decide(false)} title={words('calendar.clashTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Stack gap="md">
        <Text>{words('calendar.clashText', { title: asked.event.title })}</Text>
        <List size="sm">
          {titles.map(({ id, title }) => (
            <List.Item key={id}>{title}</List.Item>
          ))}
        </List>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => asked.decide(false)}>
            {words('calendar.clashBack')}
          </Button>
          <Button onClick={() => asked.decide(true)}>{words('calendar.clashMove')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
