import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { MetadataChanges } from './metadata-changes.tsx';
import { RightsChanges } from './rights-changes.tsx';

/** What was changed: roles and other documents, which can be taken back, or people, teams, territories and shares. */
export function ChangeLog() {
  const { t } = useTranslation('rights');
  const [parameters, setParameters] = useSearchParams();
  const people = parameters.get('of') === 'people';
  const show = (of: string) =>
    setParameters((before) => {
      const next = new URLSearchParams(before);
      if (of === 'people') next.set('of', of);
      else next.delete('of');
      return next;
    });
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
