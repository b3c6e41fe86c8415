import { Drawer } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { KeyHelp } from '../keys/key-help.tsx';
import { LiveEvents } from '../live/live-events.tsx';
import { RevealScope } from '../masks/reveal-scope.tsx';
import { useApplyPreferences } from '../me/usePreferences.ts';
import { Palette } from '../palette/palette.tsx';
import { Notices } from '../pwa/notices.tsx';
import { BottomBar } from './navigation/bottom-bar.tsx';
import { MoreSheet } from './navigation/more-sheet.tsx';
import { Sidebar } from './navigation/sidebar/sidebar.tsx';
import { useSlim } from './navigation/sidebar/useSlim.ts';
import { PageBoundary } from './pages/page-boundary.tsx';
import { PageSkeleton } from './pages/page-skeleton.tsx';
import classes from './shell.module.css';
import { useIsPhone } from './useIsPhone.ts';
import { useShellKeys } from './useShellKeys.ts';

/** The frame around every page: the sidebar at the left, on a phone a bar at the foot with the rest in drawers. */
export function Shell() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const phone = useIsPhone();
  const [slim, setSlim] = useSlim();
  useApplyPreferences();
  useShellKeys();
  return (
    <div className={classes.shell}>
      <a href="#page" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <LiveEvents />
      {!phone && (
        <aside className={classes.side} data-slim={slim || undefined} aria-label={t('shell.sidebar')}>
          <Sidebar slim={slim} onSlim={setSlim} />
        </aside>
      )}
      <main id="page" className={classes.page} tabIndex={-1}>
        <Notices />
        <PageBoundary resetKey={pathname}>
          <Suspense fallback={<PageSkeleton />}>
            <RevealScope place={pathname}>
              <Outlet />
            </RevealScope>
          </Suspense>
        </PageBoundary>
      </main>
      {phone && <PhoneNavigation />}
      <Palette />
      <KeyHelp />
    </div>
  );
}

function PhoneNavigation() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<'lists' | 'more'>();
  const close = () => setOpened(undefined);
  return (
    <>
      <BottomBar onLists={() => setOpened('lists')} onMore={() => setOpened('more')} />
      <Drawer.Root opened={opened === 'lists'} onClose={close} size={300} padding={0}>
        <Drawer.Overlay />
        <Drawer.Content aria-label={t('shell.navigation')}>
          <Drawer.Body className={classes.drawer ?? ''}>
            <Sidebar onNavigate={close} />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <MoreSheet opened={opened === 'more'} onClose={close} />
    </>
  );
}
