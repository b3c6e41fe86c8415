import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCellContext } from '../fields/useCellContext.ts';
import { asId, asList } from '../fields/wire-value.ts';
import { useRecordOptions } from './useRecordOptions.ts';

export interface RecordMultiSelectProps extends Omit<MultiSelectProps, 'value' | 'onChange' | 'data'> {
  readonly object: string;
  readonly value: unknown;
  readonly onValue: (records: readonly unknown[]) => void;
}

/** Chooses several records by searching their titles; they keep the order in which they were chosen. */
export function RecordMultiSelect({ object, value, onValue, ...rest }: RecordMultiSelectProps) {
  const { t } = useTranslation();
  const context = useCellContext();
  const [typed, setTyped] = useState('');
  const [touched, setTouched] = useState(false);
  const { records, loading } = useRecordOptions(object, typed, undefined, touched);
  const chosen = asList(value);
  const known = new Map<string, unknown>();
  for (const record of [...records, ...chosen]) {
    const id = asId(record);
    if (id !== undefined) known.set(id, record);
  }
  return (
    <MultiSelect
      {...rest}
      searchable
      data={[...known].map(([id, record]) => ({ value: id, label: context.titleOf(object, record) ?? id }))}
      filter={({ options }) => options}
      value={chosen.flatMap((record) => asId(record) ?? [])}
      onChange={(ids) => onValue(ids.map((id) => known.get(id) ?? { id }))}
      searchValue={typed}
      onSearchChange={setTyped}
      onFocus={() => setTouched(true)}
      nothingFoundMessage={loading ? t('common.loading') : t('fields.link.nothing')}
    />
  );
}
