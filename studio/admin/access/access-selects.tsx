import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RecordSelect } from '../../controls/record-select.tsx';
import { useLabel } from '../../i18n/useLabel.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { usePeople } from '../known/usePeople.ts';
import type { AccessPartProps } from './access-question.ts';

/** Who is asked about. */
export function PersonChoice({ question, onAsk }: AccessPartProps) {
  const { t } = useTranslation('rights');
  const { data: people = [] } = usePeople();
  return (
    <Select
      label={t('access.who')}
      placeholder={t('access.choosePerson')}
      data={people.map(({ id, name, active }) => ({ value: id, label: active ? name : `${name} (${t('person.disabled')})` }))}
      value={question.person ?? null}
      onChange={(person) => onAsk({ person: person ?? undefined })}
      searchable
      allowDeselect={false}
    />
  );
}

/** Which object is asked about; another one forgets record and field. */
export function ObjectChoice({ question, onAsk }: AccessPartProps) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const locale = useLocale();
  const { objects } = useMetadata();
  const options = objects
    .map((object) => ({ value: object.name, label: label(object.plural) }))
    .toSorted((left, right) => left.label.localeCompare(right.label, locale));
  return (
    <Select
      label={t('access.object')}
      placeholder={t('access.chooseObject')}
      data={options}
      value={question.object ?? null}
      onChange={(object) => onAsk({ object: object ?? undefined, record: undefined, field: undefined, action: undefined })}
      searchable
      allowDeselect={false}
    />
  );
}

/** Which record is asked about. */
export function RecordChoice({ question, onAsk, placeholder }: AccessPartProps & { readonly placeholder: string }) {
  const { t } = useTranslation('rights');
  return (
    <RecordSelect
      // A record of another object starts with an empty search.
      key={question.object ?? ''}
      label={t('access.theRecord')}
      placeholder={placeholder}
      disabled={question.object === undefined}
      object={question.object ?? 'user'}
      value={question.record}
      onValue={(record) => onAsk({ record: record?.id })}
    />
  );
}
