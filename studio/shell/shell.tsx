import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { LiveEvents } from '../live/live-events.tsx';
import { RevealScope } from '../masks/reveal-scope.tsx';
import { BottomBar } from './navigation/bottom-bar.tsx';
import { Sidebar } from './navigation/sidebar.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import classes from './shell.module.css';
import { useIsPhone } from './useIsPhone.ts';

/** The frame around every page: the sidebar at the left, on a phone a bar at the foot with the rest in a drawer. */
export function Shell() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const phone = useIsPhone();
  const [opened, drawer] = useDisclosure(false);
  return (
    <div className={classes.shell}>
      <a href="#page" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <LiveEvents />
      {!phone && (
        <aside className={classes.side} aria-label={t('shell.sidebar')}>
          <Sidebar />
        </aside>
      )}
      <main id="page" className={classes.page} tabIndex={-1}>
        <PageBoundary resetKey={pathname}>
          <Suspense fallback={<PageSkeleton />}>
            <RevealScope place={pathname}>
              <Outlet />
            </RevealScope>
          </Suspense>
        </PageBoundary>
      </main>
      {phone && (
        <>
          <BottomBar onMore={drawer.open} />
          <Drawer.Root opened={opened} onClose={drawer.close} size={288} padding={0}>
            <Drawer.Overlay />
            <Drawer.Content aria-label={t('shell.navigation')}>
              <Drawer.Body className={classes.drawer ?? ''}>
                <Sidebar onNavigate={drawer.close} />
              </Drawer.Body>
            </Drawer.Content>
          </Drawer.Root>
        </>
      )}
    </div>
  );
}
