import { Alert, Button, Select, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '../../../admin/parts/side-panel.tsx';
import { useLabel } from '../../../i18n/useLabel.ts';
import { findObject } from '../../../metadata/client-metadata.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { decidingGrants } from '../draft/grant-actions.ts';
import { addGrants, type Grant, type RoleDraft } from '../draft/role-draft.ts';
import { useHolders } from '../useHolders.ts';
import type { EditRole } from '../useRoleDraft.ts';
import { GrantCard } from './grant-card.tsx';

export interface ObjectPanelProps {
  readonly draft: RoleDraft;
  /** Name of the object; * for every other one. */
  readonly object: string;
  readonly onEdit: EditRole;
  readonly onClose: () => void;
}

/** The rules of a role for one object, beside the matrix: which records, and how each field is shown and written. */
export function ObjectPanel({ draft, object, onEdit, onClose }: ObjectPanelProps) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const known = findObject(useMetadata(), object);
  const name = object === '*' ? t('role.everyObject') : known ? label(known.plural) : t('role.unknownObject', { name: object });
  const { grants, inherited } = decidingGrants(draft, object);
  const [person, choose] = useCountedPerson(draft.document.name);
  const add = (more: readonly Grant[]) => onEdit((before) => addGrants(before, more));
  const copies = grants.map(({ grant }): Grant => ({ ...grant, object }));
  return (
    <SidePanel title={name} size={640} onClose={onClose}>
      {grants.length === 0 && <Text c="dimmed">{t('role.noRules')}</Text>}
      {inherited && (
        <Alert variant="light" color="gray">
          <Text mb="xs">{t('role.fromEvery')}</Text>
          <Button size="compact-sm" variant="default" onClick={() => add(copies)}>
            {t('role.ownRules')}
          </Button>
        </Alert>
      )}
      {!inherited && grants.length > 0 && object !== '*' && person.options.length > 0 && (
        <Select
          label={t('role.as')}
          data={person.options}
          value={person.id ?? null}
          onChange={(id) => choose(id ?? undefined)}
          searchable
          allowDeselect={false}
          maw={320}
        />
      )}
      {!inherited &&
        grants.map(({ key, grant }, index) => (
          <GrantCard
            key={key}
            grantKey={key}
            grant={grant}
            number={grants.length > 1 ? index + 1 : undefined}
            object={known}
            person={person.named}
            onEdit={onEdit}
          />
        ))}
      {!inherited && (
        <Button
          variant={grants.length === 0 ? 'filled' : 'default'}
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => add([{ object, actions: ['read'], rows: grants.length === 0 ? 'all' : 'own' }])}
        >
          {t(grants.length === 0 ? 'role.firstRule' : 'role.addRule')}
        </Button>
      )}
    </SidePanel>
  );
}

/** Somebody who holds the role, for whom records are counted that depend on who asks; anybody where nobody holds it yet. */
function useCountedPerson(role: string) {
  const { holders, people } = useHolders(role);
  const [chosen, choose] = useState<string>();
  const some = (holders && holders.length > 0 ? holders : people)?.filter((person) => person.active) ?? [];
  const named = some.find((person) => person.id === chosen) ?? some[0];
  return [{ id: named?.id, named, options: some.map(({ id, name }) => ({ value: id, label: name })) }, choose] as const;
}
