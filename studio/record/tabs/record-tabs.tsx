import { Tabs } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { WireRecord } from '../../api/records/records.ts';
import { FilesTab } from '../../collaboration/files/files-tab.tsx';
import { TimelineTab } from '../../collaboration/timeline/timeline-tab.tsx';
import type { CellContext } from '../../fields/field-cell.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { HistoryTab } from '../history/history-tab.tsx';
import type { FieldStates } from '../inline/field-states.ts';
import type { Layout } from '../layout-of.ts';
import { LayoutTab } from './layout-tab.tsx';
import { builtInTabs, pageTabs } from './page-tabs.ts';
import classes from './record-tabs.module.css';

export interface RecordTabsProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly layout: Layout;
  readonly states: FieldStates;
  readonly context: CellContext;
}

/** The tabs of the layout, then timeline, files and history. Which one is open stands in the address. */
export function RecordTabs({ object, record, layout, states, context }: RecordTabsProps) {
  const { t } = useTranslation();
  const { t: text } = useTranslation('record');
  const [parameters, setParameters] = useSearchParams();
  const tabs = useMemo(() => pageTabs(layout), [layout]);
  const keys = [...tabs.map(({ key }) => key), ...builtInTabs];
  const first = keys[0] ?? 'details';
  const asked = parameters.get('tab') ?? first;
  const tab = keys.includes(asked) ? asked : first;
  const choose = (next: string | null) => setParameters(next === null || next === first ? {} : { tab: next });
  return (
    <Tabs value={tab} onChange={choose} keepMounted={false}>
      <Tabs.List className={classes.list ?? ''}>
        {tabs.map(({ key, label }) => (
          <Tabs.Tab key={key} value={key}>
            {label ? context.label(label) : t('record.details')}
          </Tabs.Tab>
        ))}
        <Tabs.Tab value="timeline">{text('timeline.title')}</Tabs.Tab>
        <Tabs.Tab value="files">{text('files.title')}</Tabs.Tab>
        <Tabs.Tab value="history">{t('record.history')}</Tabs.Tab>
      </Tabs.List>
      {tabs.map((each) => (
        <Tabs.Panel key={each.key} value={each.key} className={classes.panel ?? ''}>
          <LayoutTab tab={each} object={object} record={record} states={states} context={context} />
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="timeline" className={classes.panel ?? ''}>
        <TimelineTab object={object} id={record.id} context={context} />
      </Tabs.Panel>
      <Tabs.Panel value="files" className={classes.panel ?? ''}>
        <FilesTab object={object.name} id={record.id} context={context} />
      </Tabs.Panel>
      <Tabs.Panel value="history" className={classes.panel ?? ''}>
        <HistoryTab object={object} id={record.id} context={context} />
      </Tabs.Panel>
    </Tabs>
  );
}
