import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCellContext } from '../../../fields/useCellContext.ts';
import { FilterEditor } from '../../../filter/filter-editor.tsx';
import type { ClientObject } from '../../../metadata/client-metadata.ts';
import { editGrant, type Grant } from '../draft/role-draft.ts';
import type { EditRole } from '../useRoleDraft.ts';

export interface GrantConditionProps {
  readonly grantKey: string;
  readonly grant: Grant;
  readonly object: ClientObject;
  /** Why the server does not take the condition. */
  readonly failure: unknown;
  readonly onEdit: EditRole;
}

/** The condition that a record must also meet. */
export function GrantCondition({ grantKey, grant, object, failure, onEdit }: GrantConditionProps) {
  const { t } = useTranslation('rights');
  const context = useCellContext();
  const [opened, setOpened] = useState(grant.condition !== undefined);
  const set = (text: string) => onEdit((before) => editGrant(before, grantKey, { condition: text.trim() === '' ? undefined : text }));
  if (!opened) {
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('role.addCondition')}
      </Button>
    );
  }
  const remove = () => {
    set('');
    setOpened(false);
  };
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={500}>
          {t('role.condition')}
        </Text>
        <Button variant="subtle" color="gray" c="var(--mantine-color-text)" size="compact-xs" onClick={remove}>
          {t('role.removeCondition')}
        </Button>
      </Group>
      <FilterEditor
        object={object}
        text={grant.condition ?? ''}
        context={context}
        onChange={set}
        failure={grant.condition === undefined ? undefined : failure}
      />
    </div>
  );
}
