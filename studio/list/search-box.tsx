import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface SearchBoxProps {
  readonly value: string;
  readonly label: string;
  readonly onSearch: (text: string) => void;
}

/** Searches while one types, a moment after the last key. */
export function SearchBox({ value, label, onSearch }: SearchBoxProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  // What was sent and has not come back as the address yet, behind what is there: on a slow machine more than one.
  const sent = useRef([value]);
  const send = useDebouncedCallback((next: string) => {
    sent.current = [...sent.current, next];
    onSearch(next);
  }, 250);
  // Back, or a cleared filter, changes the address without typing. What was typed here comes back late: it rewrites nothing.
  useEffect(() => {
    const at = sent.current.lastIndexOf(value);
    sent.current = at < 0 ? [value] : sent.current.slice(at);
    if (at < 0) setText(value);
  }, [value]);
  const change = (next: string) => {
    setText(next);
    send(next.trim());
  };
  return (
    <TextInput
      type="search"
      role="searchbox"
      data-list-search
      aria-label={label}
      placeholder={t('list.search')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text !== '' && <CloseButton size="sm" aria-label={t('list.clearSearch')} onClick={() => change('')} />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      styles={{ input: { WebkitAppearance: 'none' } }}
    />
  );
}
