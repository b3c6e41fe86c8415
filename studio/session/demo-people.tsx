import { Avatar, Loader, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type DemoPerson, loadDemoPeople, signInAsDemo, updateMe } from '../api/own/session.ts';
import { useLabel } from '../i18n/useLabel.ts';
import { useLocale } from '../i18n/useLocale.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import classes from './demo-people.module.css';

/** The people of the demo, each signed in with one click; nothing where they are not offered. */
export function DemoPeople() {
  const { t } = useTranslation();
  const { data: people = [] } = useQuery({ queryKey: ['demo people'], queryFn: ({ signal }) => loadDemoPeople(signal), retry: false });
  const { busy, failure, enter } = useEnter();
  if (people.length === 0) return null;
  return (
    <section className={classes.card} aria-labelledby="demo-people">
      <Title order={2} id="demo-people">
        {t('session.tryAs')}
      </Title>
      <Text c="dimmed" size="sm" mb={8}>
        {t('session.tryHint')}
      </Text>
      {failure !== undefined && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert" mb={8}>
          {problemText(failure, t)}
        </Text>
      )}
      <ul className={classes.list}>
        {people.map((person, index) => (
          <li key={person.id}>
            <Person
              person={person}
              explained={person.role !== people[index - 1]?.role}
              busy={busy === person.id}
              disabled={busy !== undefined}
              onEnter={() => void enter(person.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Signs in, in the language of this page, and begins where the role does. */
function useEnter() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const locale = useLocale();
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const enter = async (person: string) => {
    setBusy(person);
    setFailure(undefined);
    try {
      await signInAsDemo(person);
      await updateMe({ locale });
      await navigate('/', { replace: true });
      await client.invalidateQueries({ queryKey: ['me'] });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, failure, enter };
}

interface PersonProps {
  readonly person: DemoPerson;
  /** Says what the role does: once for those who share it. */
  readonly explained: boolean;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly onEnter: () => void;
}

function Person({ person, explained, busy, disabled, onEnter }: PersonProps) {
  const label = useLabel();
  return (
    <button type="button" className={classes.person} aria-disabled={disabled} aria-busy={busy} onClick={disabled ? undefined : onEnter}>
      {busy ? <Loader size={28} /> : <Avatar size={28} radius="xl" color="initials" name={person.name} variant="default" aria-hidden />}
      <span className={classes.text}>
        <span>
          <span className={classes.name}>{person.name}</span>
          <span className={classes.role}>{[label(person.label), ...person.teams].join(' · ')}</span>
        </span>
        {explained && person.description && <span className={classes.does}>{label(person.description)}</span>}
      </span>
    </button>
  );
}
