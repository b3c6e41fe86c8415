import { SegmentedControl, Select, Switch, Text, useMantineColorScheme } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../api/own/me.ts';
import { useLocale } from '../i18n/useLocale.ts';
import { KeyList } from '../keys/key-list.tsx';
import { boundKeys } from '../keys/key-registry.ts';
import { useSingleKeysOn } from '../keys/useSingleKeysOn.ts';
import { useChangePreferences } from '../me/usePreferences.ts';
import { useChangeLocale } from '../session/useChangeLocale.ts';
import { useMe } from '../session/useMe.ts';
import { useDensity } from '../shell/density/useDensity.ts';
import { PageHeader } from '../shell/pages/page-header.tsx';
import { PasswordForm } from './password-form.tsx';
import classes from './profile-page.module.css';
import { ProfileSection } from './profile-section.tsx';
import { SessionList } from './sessions/session-list.tsx';
import { TokenList } from './tokens/token-list.tsx';
import { useChangeZone } from './useChangeZone.ts';

/** The person's own settings. Each choice holds at once, on all their devices. */
export function ProfilePage() {
  const { t } = useTranslation('desk');
  return (
    <>
      <title>{`${t('profile.title')} · Trellis`}</title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.scroller} aria-label={t('profile.title')} tabIndex={0}>
        <PageHeader title={t('profile.title')} leading={<IconUserCircle size={20} stroke={1.6} aria-hidden />} />
        <div className={classes.page}>
          <You />
          <LanguageAndZone />
          <Looks />
          <Keyboard />
          {/* What one is told of, and when, stands here. */}
          <PasswordForm />
          <SessionList />
          <TokenList />
        </div>
      </section>
    </>
  );
}

function You() {
  const { t } = useTranslation('desk');
  const { name, email } = useMe();
  return (
    <ProfileSection title={t('profile.you')} hint={t('profile.byAdmin')}>
      <dl className={classes.facts}>
        <dt>{t('profile.name')}</dt>
        <dd>{name}</dd>
        <dt>{t('profile.email')}</dt>
        <dd>{email}</dd>
      </dl>
    </ProfileSection>
  );
}

function LanguageAndZone() {
  const { t } = useTranslation('desk');
  const { zone } = useMe();
  const locale = useLocale();
  const changeLocale = useChangeLocale();
  const changeZone = useChangeZone();
  const [zones] = useState(() => [...new Set([zone, ...Intl.supportedValuesOf('timeZone')])].toSorted());
  return (
    <ProfileSection title={t('profile.place')}>
      <Choice
        label={t('profile.language')}
        value={locale}
        options={[
          ['vi', 'Tiếng Việt'],
          ['en', 'English'],
        ]}
        onChoose={changeLocale}
      />
      <Select
        label={t('profile.zone')}
        data={zones}
        value={zone}
        searchable
        allowDeselect={false}
        onChange={(next) => next && next !== zone && changeZone(next)}
      />
    </ProfileSection>
  );
}

function Looks() {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const { colorScheme } = useMantineColorScheme();
  const density = useDensity();
  const change = useChangePreferences();
  return (
    <ProfileSection title={t('profile.looks')}>
      <Choice
        label={t('profile.theme')}
        value={colorScheme}
        options={(['auto', 'light', 'dark'] as const).map((theme) => [theme, common(`shell.scheme.${theme}`)])}
        onChoose={(theme: Preferences['theme']) => change({ theme })}
      />
      <Choice
        label={t('profile.density')}
        value={density}
        options={(['comfortable', 'compact'] as const).map((each) => [each, t(`profile.densities.${each}`)])}
        onChoose={(next) => change({ density: next })}
      />
    </ProfileSection>
  );
}

function Keyboard() {
  const { t } = useTranslation('desk');
  const on = useSingleKeysOn();
  const change = useChangePreferences();
  return (
    <ProfileSection title={t('profile.keyboard')}>
      <Switch
        label={t('profile.singleKeys')}
        description={t('profile.singleKeysHint')}
        checked={on}
        onChange={(event) => change({ single_keys: event.currentTarget.checked })}
      />
      <KeyList keys={boundKeys()} dimmed={!on} />
    </ProfileSection>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChoose: (value: T) => void;
}

/** One of a few, all in sight. */
function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <div>
      <Text size="sm" fw={500} mb={4} aria-hidden>
        {label}
      </Text>
      <SegmentedControl
        aria-label={label}
        value={value}
        data={options.map(([key, text]) => ({ value: key, label: text }))}
        onChange={(next) => {
          const chosen = options.find(([key]) => key === next);
          if (chosen) onChoose(chosen[0]);
        }}
      />
    </div>
  );
}
