import { Accordion, ActionIcon, Chip, Group, Paper, Stack, Switch, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PersonAnswer } from '../../../../schemas/generated/api.ts';
import { useCellContext } from '../../../fields/useCellContext.ts';
import type { ClientObject } from '../../../metadata/client-metadata.ts';
import { setAction } from '../draft/grant-actions.ts';
import { grantNotes, grantSentence } from '../draft/grant-sentence.ts';
import { actions, editGrant, type Grant, removeGrant } from '../draft/role-draft.ts';
import type { EditRole } from '../useRoleDraft.ts';
import { FieldMatrix } from './field-matrix.tsx';
import { FormChips } from './form-chips.tsx';
import { GrantCondition } from './grant-condition.tsx';
import { GrantCount } from './grant-count.tsx';
import { Part } from './part.tsx';
import { useGrantCount } from './useGrantCount.ts';

export interface GrantCardProps {
  readonly grantKey: string;
  readonly grant: Grant;
  /** Its place, where there are several. */
  readonly number: number | undefined;
  /** Absent for every other object, and for one that is gone. */
  readonly object: ClientObject | undefined;
  /** For whom records are counted. */
  readonly person: PersonAnswer | undefined;
  readonly onEdit: EditRole;
}

/** One rule: first as a sentence with how many records it reaches now, then its parts. */
export function GrantCard({ grantKey, grant, number, object, person, onEdit }: GrantCardProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const cells = useCellContext();
  const context = { t, common, cells };
  const count = useGrantCount(object, grant, person?.id);
  const notes = grantNotes(grant, object, context);
  return (
    <Paper withBorder p="md" radius="md" component="section" aria-label={t('role.rule', { number: number ?? 1 })}>
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text fw={500}>{grantSentence(grant, object, context)}</Text>
            {notes.map((note) => (
              <Text key={note} size="sm" c="dimmed">
                {note}
              </Text>
            ))}
            {object && <GrantCount count={count} person={person} />}
          </div>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('role.removeRule')}
            onClick={() => onEdit((before) => removeGrant(before, grantKey))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
        <Part label={t('role.may')}>
          {actions.map((action) => (
            <Chip
              key={action}
              size="xs"
              checked={grant.actions.includes(action)}
              onChange={(on) => onEdit((before) => setAction(before, grantKey, action, on))}
            >
              {t(`role.actions.${action}`)}
            </Chip>
          ))}
        </Part>
        <FormChips grantKey={grantKey} grant={grant} object={object} onEdit={onEdit} />
        {object && <GrantCondition grantKey={grantKey} grant={grant} object={object} failure={count.error} onEdit={onEdit} />}
        <Switch
          label={t('role.list')}
          description={t('role.listHelp')}
          checked={grant.list !== false}
          onChange={({ currentTarget: { checked } }) => onEdit((before) => editGrant(before, grantKey, { list: checked ? undefined : false }))}
        />
        {object && (
          <Accordion variant="contained" chevronPosition="left" styles={{ item: { backgroundColor: 'transparent' } }}>
            <Accordion.Item value="fields">
              <Accordion.Control>{t('role.fields')}</Accordion.Control>
              <Accordion.Panel>
                <FieldMatrix grantKey={grantKey} grant={grant} object={object} onEdit={onEdit} />
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
        )}
      </Stack>
    </Paper>
  );
}
