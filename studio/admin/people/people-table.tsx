import { Badge, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonAnswer } from '../../../schemas/generated/api.ts';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import { useRoleNames } from '../known/useRoleNames.ts';
import classes from '../parts/admin-table.module.css';

export interface PeopleTableProps {
  readonly people: readonly PersonAnswer[];
  readonly onOpen: (id: string) => void;
}

/** People with what they are; on a phone as cards. */
export function PeopleTable({ people, onOpen }: PeopleTableProps) {
  const { t } = useTranslation('rights');
  const phone = useIsPhone();
  const { nameOf } = useRoleNames();
  if (people.length === 0) return <Text c="dimmed">{t('person.none')}</Text>;
  const roles = (person: PersonAnswer) => person.roles.map(nameOf).join(', ');
  const teams = (person: PersonAnswer) => person.teams.map((team) => (team.lead ? t('person.leads', { team: team.name }) : team.name)).join(', ');
  if (phone) {
    return (
      <ul className={classes.cards}>
        {people.map((person) => (
          <li key={person.id} className={classes.card}>
            <NameButton person={person} onOpen={onOpen} />
            <Text size="sm" c="dimmed">
              {person.email}
            </Text>
            <Text size="sm">{[roles(person), teams(person)].filter((text) => text !== '').join(' · ')}</Text>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Table aria-label={t('person.tab')} highlightOnHover highlightOnHoverColor="var(--surface-hover)" horizontalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          {(['name', 'email', 'roles', 'teams', 'manager'] as const).map((column) => (
            <Table.Th key={column} className={classes.head ?? ''}>
              {t(`person.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((person) => (
          <Table.Tr key={person.id} className={classes.row ?? ''} onClick={() => onOpen(person.id)}>
            <Table.Td>
              <NameButton person={person} onOpen={onOpen} />
            </Table.Td>
            <Table.Td className={classes.quiet ?? ''}>{person.email}</Table.Td>
            <Table.Td>{roles(person)}</Table.Td>
            <Table.Td>{teams(person)}</Table.Td>
            <Table.Td>{person.manager?.name}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function NameButton({ person, onOpen }: { readonly person: PersonAnswer; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation('rights');
  return (
    <span className={classes.named}>
      <button
        type="button"
        className={classes.title}
        onClick={(event) => {
          event.stopPropagation();
          onOpen(person.id);
        }}
      >
        {person.name}
      </button>
      {!person.active && (
        <Badge variant="default" size="sm" tt="none">
          {t('person.disabled')}
        </Badge>
      )}
    </span>
  );
}
