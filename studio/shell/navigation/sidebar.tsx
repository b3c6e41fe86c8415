import { NavLink, ScrollArea, Text } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { adminAreas } from '../../admin/admin-areas.ts';
import { NotificationBell } from '../../collaboration/notifications/notification-bell.tsx';
import { useLabel } from '../../i18n/useLabel.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { useMe } from '../../session/useMe.ts';
import { AppSwitch } from './app-switch.tsx';
import { ItemIcon } from './item-icon.tsx';
import { navigationGroups } from './navigation.ts';
import classes from './sidebar.module.css';
import { useApp } from './useApp.ts';
import { useIsCurrent } from './useIsCurrent.ts';
import { useItemText } from './useItemText.ts';
import { UserMenu } from './user-menu.tsx';

/** The entries of the app, and the person at the foot. */
export function Sidebar({ onNavigate }: { readonly onNavigate?: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const text = useItemText();
  const groups = navigationGroups(useMetadata(), useApp());
  const isCurrent = useIsCurrent();
  const { admin } = useMe();
  return (
    <div className={classes.sidebar}>
      <div className={classes.top}>
        <Link to="/" className={classes.brand} {...(onNavigate ? { onClick: onNavigate } : {})}>
          <span className={classes.mark} aria-hidden>
            T
          </span>
          Trellis
        </Link>
        {/* On a phone it stands in the bar. */}
        {!onNavigate && <NotificationBell place="sidebar" />}
      </div>
      <AppSwitch {...(onNavigate ? { onNavigate } : {})} />
      <ScrollArea flex={1} scrollbarSize={6} type="auto">
        <nav aria-label={t('shell.navigation')} className={classes.nav}>
          {groups.map((group) => (
            <div key={group.key} className={classes.group}>
              {group.label && (
                <Text size="xs" fw={500} c="dimmed" px={10} pb={4}>
                  {label(group.label)}
                </Text>
              )}
              {group.items.map((item) => (
                <NavLink
                  key={item.to}
                  component={Link}
                  to={item.to}
                  label={text(item)}
                  leftSection={<ItemIcon item={item} />}
                  active={isCurrent(item)}
                  aria-current={isCurrent(item) ? 'page' : undefined}
                  className={classes.item ?? ''}
                  {...(onNavigate ? { onClick: onNavigate } : {})}
                />
              ))}
            </div>
          ))}
          {admin && <Administration {...(onNavigate ? { onNavigate } : {})} />}
        </nav>
      </ScrollArea>
      <UserMenu />
    </div>
  );
}

/** One entry for administrators, which opens to its pages while one of them is shown. */
function Administration({ onNavigate }: { readonly onNavigate?: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const within = pathname === '/admin' || pathname.startsWith('/admin/');
  const group = useRef<HTMLDivElement>(null);
  // Behind many objects the current page may lie out of sight.
  useEffect(() => {
    if (pathname.startsWith('/admin')) group.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [pathname]);
  const shared = { component: Link, className: classes.item ?? '', ...(onNavigate ? { onClick: onNavigate } : {}) } as const;
  return (
    <div ref={group} className={classes.group}>
      <NavLink
        {...shared}
        to="/admin"
        label={t('shell.admin')}
        leftSection={<IconSettings size={18} stroke={1.6} aria-hidden />}
        active={pathname === '/admin'}
        aria-current={pathname === '/admin' ? 'page' : undefined}
      />
      {within &&
        adminAreas.map(({ key, to, Icon: Shape }) => {
          const current = pathname === to || pathname.startsWith(`${to}/`);
          return (
            <NavLink
              {...shared}
              key={key}
              to={to}
              label={t(`shell.areas.${key}`)}
              leftSection={<Shape size={18} stroke={1.6} aria-hidden />}
              active={current}
              aria-current={current ? 'page' : undefined}
              data-inner
            />
          );
        })}
    </div>
  );
}
