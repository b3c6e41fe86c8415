import { ActionIcon, Kbd, ScrollArea, Tooltip, UnstyledButton } from '@mantine/core';
import { IconHome, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { NotificationBell } from '../../../collaboration/notifications/notification-bell.tsx';
import { useLabel } from '../../../i18n/useLabel.ts';
import { isMac } from '../../../keys/is-mac.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { openPalette } from '../../../palette/palette-store.ts';
import { useMe } from '../../../session/useMe.ts';
import { ItemIcon } from '../item-icon.tsx';
import { navigationGroups } from '../navigation.ts';
import { useApp } from '../useApp.ts';
import { useIsCurrent } from '../useIsCurrent.ts';
import { useItemText } from '../useItemText.ts';
import { Administration } from './administration.tsx';
import { AppSwitch } from './app-switch.tsx';
import { FavouriteLinks } from './favourite-links.tsx';
import { NewMenu } from './new-menu.tsx';
import { RecentLinks } from './recent-links.tsx';
import { SideGroup } from './side-group.tsx';
import { SideLink } from './side-link.tsx';
import classes from './sidebar.module.css';
import { UserMenu } from './user-menu.tsx';

export interface SidebarProps {
  /** Icons only; absent on phones, where the sidebar is a drawer. */
  readonly slim?: boolean;
  readonly onSlim?: (slim: boolean) => void;
  readonly onNavigate?: () => void;
}

/** The way to everything: search, new, the entries of the app, the person's own, and the person at the foot. */
export function Sidebar({ slim = false, onSlim, onNavigate }: SidebarProps) {
  const { t } = useTranslation();
  const { admin } = useMe();
  const own = { slim, onNavigate };
  return (
    <div className={classes.sidebar} data-slim={slim || undefined}>
      <div className={classes.top}>
        <Link to="/" className={classes.brand} aria-label={slim ? 'Trellis' : undefined} onClick={onNavigate}>
          <span className={classes.mark} aria-hidden>
            T
          </span>
          {!slim && 'Trellis'}
        </Link>
        {/* On a phone the bell stands in the bar. */}
        <div className={classes.tools}>
          {!onNavigate && <NotificationBell place="sidebar" />}
          {onSlim && <SlimToggle slim={slim} onSlim={onSlim} />}
        </div>
      </div>
      <div className={classes.begins}>
        <SearchButton slim={slim} {...(onNavigate ? { onNavigate } : {})} />
        <NewMenu slim={slim} onNavigate={onNavigate} />
      </div>
      <AppSwitch slim={slim} {...(onNavigate ? { onNavigate } : {})} />
      <ScrollArea flex={1} scrollbarSize={6} type="auto">
        <nav aria-label={t('shell.navigation')} className={classes.nav}>
          <HomeLink {...own} />
          <FavouriteLinks {...own} />
          <AppLinks {...own} />
          <RecentLinks {...own} />
          {admin && <Administration {...own} />}
        </nav>
      </ScrollArea>
      <UserMenu slim={slim} onNavigate={onNavigate} />
    </div>
  );
}

function SlimToggle({ slim, onSlim }: { readonly slim: boolean; readonly onSlim: (slim: boolean) => void }) {
  const { t } = useTranslation();
  const text = t(slim ? 'shell.widen' : 'shell.narrow');
  const Shape = slim ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <Tooltip withinPortal={false} label={text} position="right">
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={text} onClick={() => onSlim(!slim)}>
        <Shape size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function SearchButton({ slim, onNavigate }: { readonly slim: boolean; readonly onNavigate?: () => void }) {
  const { t } = useTranslation();
  return (
    <UnstyledButton
      className={classes.begin ?? ''}
      data-slim={slim || undefined}
      aria-label={slim ? t('shell.search') : undefined}
      aria-keyshortcuts={isMac() ? 'Meta+K' : 'Control+K'}
      onClick={() => {
        onNavigate?.();
        openPalette();
      }}
    >
      <IconSearch size={18} stroke={1.6} aria-hidden />
      {!slim && <span className={classes.grow}>{t('shell.search')}</span>}
      {!slim && (
        <Kbd size="xs" aria-hidden>
          {isMac() ? '⌘K' : 'Ctrl K'}
        </Kbd>
      )}
    </UnstyledButton>
  );
}

interface LinksProps {
  readonly slim: boolean;
  readonly onNavigate: (() => void) | undefined;
}

function HomeLink({ slim, onNavigate }: LinksProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  if (!useMetadata().today) return null;
  const icon = <IconHome size={18} stroke={1.6} aria-hidden />;
  return <SideLink to="/" text={t('shell.home')} icon={icon} current={pathname === '/'} slim={slim} onClick={onNavigate} />;
}

/** The lists and counters of the app. */
function AppLinks({ slim, onNavigate }: LinksProps) {
  const label = useLabel();
  const text = useItemText();
  const groups = navigationGroups(useMetadata(), useApp());
  const isCurrent = useIsCurrent();
  return groups.map((group) => (
    <SideGroup key={group.key} label={group.label && label(group.label)} slim={slim}>
      {group.items.map((item) => (
        <SideLink key={item.to} to={item.to} text={text(item)} icon={<ItemIcon item={item} />} current={isCurrent(item)} slim={slim} onClick={onNavigate} />
      ))}
    </SideGroup>
  ));
}
