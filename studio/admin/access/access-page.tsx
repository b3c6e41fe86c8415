import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setEach, useAddress } from '../../shell/useAddress.ts';
import { AdminPage } from '../admin-page.tsx';
import { PersonAccess } from './person-access.tsx';
import { RecordAccess } from './record-access.tsx';
import { WhyForm } from './why-form.tsx';

const tabs = ['why', 'person', 'record'] as const;

/** Explains access: why somebody may do something, what a person may do, and who may do what with a record. The question is in the address. */
export function AccessPage() {
  const { t } = useTranslation('rights');
  const [parameters, setAddress] = useAddress();
  const tab = tabs.find((name) => name === parameters.get('tab')) ?? 'why';
  const ask = (values: Readonly<Record<string, string | undefined>>) => setAddress((next) => setEach(next, values), { replace: true });
  const question = Object.fromEntries(parameters);
  return (
    <AdminPage title={t('admin.access')}>
      <Tabs value={tab} onChange={(next) => ask({ tab: next === 'why' ? undefined : (next ?? undefined) })} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`access.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="why">
          <WhyForm question={question} onAsk={ask} />
        </Tabs.Panel>
        <Tabs.Panel value="person">
          <PersonAccess question={question} onAsk={ask} />
        </Tabs.Panel>
        <Tabs.Panel value="record">
          <RecordAccess question={question} onAsk={ask} />
        </Tabs.Panel>
      </Tabs>
    </AdminPage>
  );
}
