import { Loader, Select, type SelectProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireRecord } from '../api/records.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { asId } from '../fields/wire-value.ts';
import { useRecordOptions } from './useRecordOptions.ts';
import { useRecordTitle } from './useRecordTitle.ts';

export interface RecordSelectProps extends Omit<SelectProps, 'value' | 'onChange' | 'data'> {
  readonly object: string;
  readonly value: unknown;
  /** The record chosen with its title, or undefined. */
  readonly onValue: (record: WireRecord | undefined) => void;
  /** Condition that selectable records meet. */
  readonly condition?: string | undefined;
}

/** Chooses a record by searching its title. */
export function RecordSelect({ object, value, onValue, condition, ...rest }: RecordSelectProps) {
  const { t } = useTranslation();
  const context = useCellContext();
  const id = asId(value);
  const title = useRecordTitle(object, value);
  const [typed, setTyped] = useState('');
  const [touched, setTouched] = useState(false);
  // The field shows the chosen title; that is no search.
  const { records, loading, failed, listed } = useRecordOptions(object, typed === title ? '' : typed, condition, touched);
  const options = records.map((record) => ({ value: record.id, label: context.titleOf(object, record) ?? t('record.untitled') }));
  const chosen = id === undefined || options.some((option) => option.value === id) ? [] : [{ value: id, label: title ?? '…' }];
  return (
    <Select
      placeholder={t(listed ? 'fields.link.placeholder' : 'find.number')}
      clearable
      {...rest}
      searchable
      data={[...chosen, ...options]}
      filter={({ options: all }) => all}
      value={id ?? null}
      onChange={(next) => onValue(next === null ? undefined : (records.find((record) => record.id === next) ?? { id: next }))}
      searchValue={typed === '' && !touched ? (title ?? '') : typed}
      onSearchChange={setTyped}
      onFocus={() => setTouched(true)}
      nothingFoundMessage={failed ? t('fields.link.failed') : loading ? t('common.loading') : t(listed ? 'fields.link.nothing' : 'find.byNumber')}
      {...(loading && touched ? { rightSection: <Loader size={14} /> } : {})}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
    />
  );
}
