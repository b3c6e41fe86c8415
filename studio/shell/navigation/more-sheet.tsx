import { Avatar, Drawer, Text } from '@mantine/core';
import { IconLogout, IconPhoneCall, IconSettings, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { useMe } from '../../session/useMe.ts';
import { useSignOut } from '../../session/useSignOut.ts';
import classes from './more-sheet.module.css';
import { findAddress, findsByPhone } from './navigation.ts';
import { SideLink } from './sidebar/side-link.tsx';

const shape = { size: 20, stroke: 1.6, 'aria-hidden': true } as const;

/** On a phone: what is not needed every minute, from below. */
export function MoreSheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const metadata = useMetadata();
  const signOut = useSignOut();
  const finds = metadata.objects.some(findsByPhone);
  return (
    <Drawer.Root opened={opened} onClose={onClose} position="bottom" size="auto" padding={0}>
      <Drawer.Overlay />
      <Drawer.Content aria-label={t('shell.more')} radius="12px 12px 0 0">
        <Drawer.Body className={classes.sheet ?? ''}>
          <div className={classes.person}>
            <Avatar size={36} radius="xl" color="initials" name={me.name} variant="default" aria-hidden />
            <div>
              <Text fw={500}>{me.name}</Text>
              <Text size="xs" c="dimmed">
                {me.email}
              </Text>
            </div>
          </div>
          <SideLink to="/profile" text={t('shell.profile')} icon={<IconUserCircle {...shape} />} onClick={onClose} />
          {finds && <SideLink to={findAddress} text={t('find.title')} icon={<IconPhoneCall {...shape} />} onClick={onClose} />}
          {me.admin && <SideLink to="/admin" text={t('shell.admin')} icon={<IconSettings {...shape} />} onClick={onClose} />}
          <button type="button" className={classes.out} onClick={signOut}>
            <IconLogout {...shape} />
            {t('session.signOut')}
          </button>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
