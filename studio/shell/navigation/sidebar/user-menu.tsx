import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconKeyboard, IconLogout, IconMoon, IconSun, IconTrash, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocale } from '../../../i18n/useLocale.ts';
import { openKeyHelp } from '../../../keys/key-help-store.ts';
import { useChangePreferences } from '../../../me/usePreferences.ts';
import { useChangeLocale } from '../../../session/useChangeLocale.ts';
import { useMe } from '../../../session/useMe.ts';
import { useSignOut } from '../../../session/useSignOut.ts';
import classes from './user-menu.module.css';

const schemes = [
  ['auto', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
] as const;

const locales = [
  ['vi', 'Tiếng Việt'],
  ['en', 'English'],
] as const;

export interface UserMenuProps {
  readonly slim?: boolean;
  readonly onNavigate?: (() => void) | undefined;
}

/** Who is signed in, with the way to the profile, language, appearance and the way out. */
export function UserMenu({ slim = false, onNavigate }: UserMenuProps) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Menu position="top-start" width={220} withinPortal={slim}>
      <Menu.Target>
        <UnstyledButton className={classes.person ?? ''} data-slim={slim || undefined} title={t('shell.account', { name: me.name })}>
          <Avatar size={28} radius="xl" color="initials" name={me.name} variant="default" aria-hidden />
          {slim ? (
            <span className="visually-hidden">{me.name}</span>
          ) : (
            <span className={classes.names}>
              <Text size="sm" fw={500} truncate>
                {me.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {me.email}
              </Text>
            </span>
          )}
        </UnstyledButton>
      </Menu.Target>
      <UserChoices {...(onNavigate ? { onNavigate } : {})} />
    </Menu>
  );
}

function UserChoices({ onNavigate }: { readonly onNavigate?: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const changeLocale = useChangeLocale();
  const change = useChangePreferences();
  const signOut = useSignOut();
  const { colorScheme } = useMantineColorScheme();
  const mark = <IconCheck size={16} aria-hidden />;
  return (
    <Menu.Dropdown>
      <Menu.Item component={Link} to="/profile" leftSection={<IconUserCircle size={16} aria-hidden />} {...(onNavigate ? { onClick: onNavigate } : {})}>
        {t('shell.profile')}
      </Menu.Item>
      <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={openKeyHelp}>
        {t('shell.keys.help')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Label>{t('shell.language')}</Menu.Label>
      {locales.map(([key, name]) => (
        <Menu.Item key={key} lang={key} onClick={() => changeLocale(key)} rightSection={locale === key && mark} aria-current={locale === key}>
          {name}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Label>{t('shell.appearance')}</Menu.Label>
      {schemes.map(([scheme, SchemeIcon]) => (
        <Menu.Item
          key={scheme}
          leftSection={<SchemeIcon size={16} aria-hidden />}
          onClick={() => change({ theme: scheme })}
          rightSection={colorScheme === scheme && mark}
          aria-current={colorScheme === scheme}
        >
          {t(`shell.scheme.${scheme}`)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item component={Link} to="/trash" leftSection={<IconTrash size={16} aria-hidden />} {...(onNavigate ? { onClick: onNavigate } : {})}>
        {t('shell.trash')}
      </Menu.Item>
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
        {t('session.signOut')}
      </Menu.Item>
    </Menu.Dropdown>
  );
}
