import { Group, Loader, Select, type SelectProps } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireRecord } from '../api/records/records.ts';
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
  /** Offers to make a record of what was typed. */
  readonly create?: { label(typed: string): string; open(typed: string): void } | undefined;
}

/** No id: the option that makes a record. */
const creating = 'create';

/** Chooses a record by searching its title. */
export function RecordSelect({ object, value, onValue, condition, create, ...rest }: RecordSelectProps) {
  const { t } = useTranslation();
  const context = useCellContext();
  const id = asId(value);
  const title = useRecordTitle(object, value);
  const [typed, setTyped] = useState('');
  const [touched, setTouched] = useState(false);
  // The field shows the chosen title; that is no search.
  const { records, loading, failed, listed } = useRecordOptions(object, typed === title ? '' : typed, condition, touched);
  const options = records.map((record) => ({ value: record.id, label: context.titleOf(object, record) ?? t('record.untitled') }));
  const search = typed === title ? '' : typed.trim();
  const making = create && search !== '' ? [{ value: creating, label: create.label(search) }] : [];
  const choose = (next: string | null) => {
    if (next === creating) create?.open(search);
    else onValue(next === null ? undefined : (records.find((record) => record.id === next) ?? { id: next }));
  };
  const chosen = id === undefined || options.some((option) => option.value === id) ? [] : [{ value: id, label: title ?? '…' }];
  return (
    <Select
      placeholder={t(listed ? 'fields.link.placeholder' : 'find.number')}
      clearable
      {...rest}
      searchable
      data={[...chosen, ...options, ...making]}
      filter={({ options: all }) => all}
      value={id ?? null}
      onChange={choose}
      {...(making.length > 0 ? { renderOption: optionWithIcon } : {})}
      searchValue={typed === '' && !touched ? (title ?? '') : typed}
      onSearchChange={setTyped}
      onFocus={() => setTouched(true)}
      nothingFoundMessage={failed ? t('fields.link.failed') : loading ? t('common.loading') : t(listed ? 'fields.link.nothing' : 'find.byNumber')}
      {...(loading && touched ? { rightSection: <Loader size={14} /> } : {})}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
    />
  );
}

const optionWithIcon: NonNullable<SelectProps['renderOption']> = ({ option }) =>
  option.value === creating ? <CreateOption label={option.label} /> : option.label;

function CreateOption({ label }: { readonly label: string }) {
  return (
    <Group gap={6} wrap="nowrap" c="var(--accent-text)">
      <IconPlus size={14} aria-hidden />
      {label}
    </Group>
  );
}
