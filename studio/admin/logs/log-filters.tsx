import { Select, SimpleGrid } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../controls/day-input.tsx';
import { useLabel } from '../../i18n/useLabel.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { usePeople } from '../known/usePeople.ts';
import type { useLogFilter } from './useLogFilter.ts';

/** Narrows a log to a person, an object and days. */
export function LogFilters({ log, withObject }: { readonly log: ReturnType<typeof useLogFilter>; readonly withObject: boolean }) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const label = useLabel();
  const { objects } = useMetadata();
  const { data: people = [] } = usePeople();
  const { written, change } = log;
  const id = useId();
  const clear = { 'aria-label': common('common.clear') };
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} maw={960} mb="md" verticalSpacing="sm">
      <Select
        label={t('logs.who')}
        placeholder={t('logs.anybody')}
        data={people.map((person) => ({ value: person.id, label: person.name }))}
        value={written.actor ?? null}
        onChange={(actor) => change({ actor: actor ?? undefined })}
        searchable
        clearable
        clearButtonProps={clear}
      />
      {withObject && (
        <Select
          label={t('logs.object')}
          placeholder={t('logs.anyObject')}
          data={objects.map((object) => ({ value: object.name, label: label(object.plural) }))}
          value={written.object ?? null}
          onChange={(object) => change({ object: object ?? undefined })}
          searchable
          clearable
          clearButtonProps={clear}
        />
      )}
      <DayInput id={`${id} from`} label={t('logs.from')} value={written.from ?? ''} yearOptional={false} onValue={(from) => change({ from })} />
      <DayInput id={`${id} to`} label={t('logs.to')} value={written.to ?? ''} yearOptional={false} onValue={(to) => change({ to })} />
    </SimpleGrid>
  );
}
