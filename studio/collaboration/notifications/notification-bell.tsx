import { Drawer, Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '../../i18n/start-i18n.ts';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import { useLoaded } from '../../shell/useLoaded.ts';
import classes from './notification-bell.module.css';
import { useUnread } from './useUnread.ts';

const loadPanel = async () => {
  const [{ NotificationPanel }] = await Promise.all([import('./notification-panel.tsx'), loadTexts('record')]);
  return NotificationPanel;
};

export interface NotificationBellProps {
  /** `bar` stands at the foot of a phone, with its name beneath. */
  readonly place: 'sidebar' | 'bar';
  readonly className?: string;
  /** For the name beneath. */
  readonly textClassName?: string;
}

/** The bell with how much is unread; it opens what there is. */
export function NotificationBell({ place, className, textClassName }: NotificationBellProps) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const unread = useUnread();
  const [opened, { open, close }] = useDisclosure(false);
  const [Panel, askFor] = useLoaded(loadPanel);
  const name = unread > 0 ? t('notifications.unread', { count: unread }) : t('notifications.title');
  const button = (
    <UnstyledButton
      className={className ?? classes.bell ?? ''}
      {...(place === 'sidebar' ? { 'aria-label': name } : {})}
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={() => (opened ? close() : askFor(open))}
    >
      <span className={classes.shape}>
        <IconBell size={place === 'bar' ? 20 : 18} stroke={1.6} aria-hidden />
        {unread > 0 && (
          <span className={classes.count} aria-hidden>
            {unread > 9 ? '9+' : unread}
          </span>
        )}
      </span>
      {place === 'bar' && <span className={textClassName}>{t('notifications.short')}</span>}
      {place === 'bar' && unread > 0 && <VisuallyHidden>{t('notifications.new', { count: unread })}</VisuallyHidden>}
    </UnstyledButton>
  );
  if (phone) {
    return (
      <>
        {button}
        <Drawer
          opened={opened}
          onClose={close}
          position="bottom"
          size="85%"
          title={t('notifications.title')}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          {Panel && <Panel onClose={close} />}
        </Drawer>
      </>
    );
  }
  return (
    <Popover opened={opened} onChange={(next) => !next && close()} position="right-start" width={420} trapFocus returnFocus>
      <Popover.Target popupType="dialog">{button}</Popover.Target>
      <Popover.Dropdown aria-label={t('notifications.title')} p={0}>
        {Panel && <Panel onClose={close} titled />}
      </Popover.Dropdown>
    </Popover>
  );
}
