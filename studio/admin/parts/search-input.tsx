import { TextInput, type TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

export interface SearchInputProps extends Omit<TextInputProps, 'onChange' | 'value' | 'label'> {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Narrows what is on the page. */
export function SearchInput({ label, value, onSearch, ...rest }: SearchInputProps) {
  return (
    <TextInput
      maw={320}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      {...rest}
      value={value}
      onChange={(event) => onSearch(event.currentTarget.value)}
    />
  );
}
