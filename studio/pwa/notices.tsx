import { Button } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { appState, subscribeAppState } from './app-state.ts';
import classes from './notices.module.css';

/** Above the page: that the server is out of reach, or that a newer build is there. */
export function Notices() {
  const { t } = useTranslation();
  const { offline, update } = useSyncExternalStore(subscribeAppState, appState);
  return (
    <div role="status" className={classes.notices}>
      {offline && (
        <div className={classes.notice}>
          <IconCloudOff size={16} stroke={1.6} aria-hidden />
          <span>{t('app.offline')}</span>
        </div>
      )}
      {update && !offline && (
        <div className={classes.notice} data-calm>
          <IconRefresh size={16} stroke={1.6} aria-hidden />
          <span>{t('app.newer')}</span>
          <Button size="compact-sm" variant="default" onClick={update}>
            {t('app.reload')}
          </Button>
        </div>
      )}
    </div>
  );
}
