import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setEach, useAddress } from '../../../shell/useAddress.ts';
import { MetadataChanges } from './metadata-changes.tsx';
import { RightsChanges } from './rights-changes.tsx';

/** What was changed: roles and other documents, which can be taken back, or people, teams, territories and shares. */
export function ChangeLog() {
  const { t } = useTranslation('rights');
  const [parameters, setAddress] = useAddress();
  const people = parameters.get('of') === 'people';
  const show = (of: string) => setAddress((next) => setEach(next, { of: of === 'people' ? of : undefined }));
  return (
    <>
      <SegmentedControl
        size="xs"
        mb="md"
        aria-label={t('logs.of')}
        value={people ? 'people' : 'documents'}
        onChange={show}
        data={[
          { value: 'documents', label: t('logs.ofDocuments') },
          { value: 'people', label: t('logs.ofPeople') },
        ]}
      />
      {people ? <RightsChanges /> : <MetadataChanges />}
    </>
  );
}
