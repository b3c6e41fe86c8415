import { Tabs } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { setEach, useAddress } from '../../shell/useAddress.ts';
import classes from '../admin-page.module.css';
import { AdminPage } from '../admin-page.tsx';
import { AlertLog } from './alert-log.tsx';
import { ChangeLog } from './changes/change-log.tsx';
import { DenialLog } from './denial-log.tsx';
import { ExportLog } from './export-log.tsx';
import { LogFilters } from './log-filters.tsx';
import { RevealLog } from './reveal-log.tsx';
import { useLogFilter } from './useLogFilter.ts';

const tabs = ['denials', 'exports', 'reveals', 'alerts', 'changes'] as const;

/** What was refused, taken out, revealed, unusual and changed. Tab and filter are in the address. */
export function LogsPage() {
  const { t } = useTranslation('rights');
  const [parameters, setAddress] = useAddress();
  const tab = tabs.find((name) => name === parameters.get('tab')) ?? 'denials';
  const log = useLogFilter();
  // The filter goes along to the next tab.
  const open = (tab: string | null) => setAddress((next) => setEach(next, { tab: tab ?? 'denials' }));
  const list = useRef<HTMLDivElement>(null);
  // On a phone the tabs scroll sideways.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  return (
    <AdminPage title={t('admin.logs')}>
      <Tabs value={tab} onChange={open} keepMounted={false}>
        <Tabs.List ref={list} mb="md" className={classes.tabs ?? ''}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`logs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tab !== 'changes' && <LogFilters log={log} withObject={tab !== 'alerts'} />}
        <Tabs.Panel value="denials">
          <DenialLog filter={log.filter} />
        </Tabs.Panel>
        <Tabs.Panel value="exports">
          <ExportLog filter={log.filter} />
        </Tabs.Panel>
        <Tabs.Panel value="reveals">
          <RevealLog filter={log.filter} />
        </Tabs.Panel>
        <Tabs.Panel value="alerts">
          <AlertLog filter={log.filter} />
        </Tabs.Panel>
        <Tabs.Panel value="changes">
          <ChangeLog />
        </Tabs.Panel>
      </Tabs>
    </AdminPage>
  );
}
