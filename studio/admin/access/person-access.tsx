import { Accordion, Alert, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccessOfPerson } from '../../../schemas/generated/api.ts';
import { loadPersonAccess } from '../../api/rights/access.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import { PageSkeleton } from '../../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import classes from './access-page.module.css';
import type { AccessPartProps } from './access-question.ts';
import { PersonChoice } from './access-selects.tsx';

type OfObject = AccessOfPerson['objects'][number];

/** What a person may see and do, object by object. */
export function PersonAccess({ question, onAsk }: AccessPartProps) {
  const { person } = question;
  const query = useQuery({
    queryKey: ['access-of-person', person],
    queryFn: ({ signal }) => loadPersonAccess(person ?? '', signal),
    enabled: person !== undefined,
  });
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} maw={960} mb="lg">
        <PersonChoice question={question} onAsk={onAsk} />
      </SimpleGrid>
      {query.isError && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {person !== undefined && query.isPending && <PageSkeleton />}
      {query.data && <Told access={query.data} />}
    </>
  );
}

function Told({ access }: { readonly access: AccessOfPerson }) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const roles = access.roles.map((role) => {
    const teams = role.held.flatMap(({ team }) => (team ? [team.name] : []));
    return teams.length > 0 ? `${label(role.label)} (${t('why.byTeam', { teams: teams.join(', ') })})` : label(role.label);
  });
  const reaching = access.objects.filter((object) => object.actions.some(({ reach }) => reach !== 'none'));
  const facts = [
    [t('person.roles'), roles.join(', ')],
    [t('person.teams'), access.teams.map(({ name, lead }) => (lead ? t('person.leads', { team: name }) : name)).join(', ')],
    [t('person.territories'), access.territories.map(({ name }) => name).join(', ')],
    [t('person.manager'), access.manager?.name ?? ''],
  ] as const;
  return (
    <>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {access.admin && (
        <Alert variant="light" title={t('role.makeAdmin')}>
          {t('role.adminText')}
        </Alert>
      )}
      {!access.admin && reaching.length === 0 && <Text c="dimmed">{t('access.nothing')}</Text>}
      {!access.admin && (
        <Accordion multiple variant="contained" maw={960}>
          {reaching.map((object) => (
            <ObjectAccess key={object.object} object={object} />
          ))}
        </Accordion>
      )}
    </>
  );
}

/** An object in a line; opened, each action with its records, and the fields that are not simply shown and written. */
function ObjectAccess({ object }: { readonly object: OfObject }) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const granted = object.actions.filter(({ reach }) => reach !== 'none');
  const nameOf = (action: (typeof granted)[number]['action']) => (action === 'list' ? t('access.actions.list') : t(`role.actions.${action}`));
  return (
    <Accordion.Item value={object.object}>
      <Accordion.Control>
        <Text fw={500}>{label(object.label)}</Text>
        <Text size="sm" c="dimmed">
          {granted.map(({ action }) => nameOf(action)).join(', ')}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <dl className={classes.scopes}>
          {granted.map(({ action, scope }) => (
            <div key={action}>
              <dt>{nameOf(action)}</dt>
              <dd>{label(scope)}</dd>
            </div>
          ))}
          {object.fields.map((field) => (
            <div key={field.field}>
              <dt>{label(field.label)}</dt>
              <dd>{[t(`access.reads.${field.read}`), ...(field.scope ? [label(field.scope)] : []), t(`access.writes.${field.write}`)].join(' · ')}</dd>
            </div>
          ))}
        </dl>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
