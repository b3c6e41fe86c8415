import { Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { controlProps } from '../../controls/control-props.ts';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asMembers, asText } from '../wire-value.ts';

function PersonNameInput(props: InputProps) {
  const { t } = useTranslation();
  const name = asMembers(props.value) ?? {};
  const common = { readOnly: props.readOnly, onBlur: props.onBlur, autoComplete: 'off' };
  const set = (changes: Readonly<Record<string, string>>) => {
    const next = { ...name, ...changes };
    props.onChange(Object.values(next).every((part) => asText(part) === '') ? undefined : next);
  };
  return (
    <Group gap={6} align="flex-start">
      <TextInput
        {...controlProps(props)}
        {...common}
        flex="1 1 240px"
        miw={0}
        value={asText(name.full)}
        onChange={(event) => set({ full: event.currentTarget.value, given: '' })}
      />
      <TextInput {...common} w={84} label={t('fields.person.form')} value={asText(name.form)} onChange={(event) => set({ form: event.currentTarget.value })} />
      <TextInput
        {...common}
        w={96}
        label={t('fields.person.given')}
        placeholder={lastWord(asText(name.full))}
        value={asText(name.given)}
        onChange={(event) => set({ given: event.currentTarget.value })}
      />
    </Group>
  );
}

/** What the server takes as given name when none is written: the last word. */
function lastWord(full: string): string {
  return full.trim().split(/\s+/).at(-1) ?? '';
}

/** An empty given name is left out, so that the server derives it from the full one. */
export const input: FieldInput = {
  Component: PersonNameInput,
  toWrite(value) {
    const members = asMembers(value);
    const full = asText(members?.full ?? value);
    if (full.trim() === '') return null;
    const given = asText(members?.given);
    const form = asText(members?.form);
    return { full, ...(given === '' ? {} : { given }), ...(form === '' ? {} : { form }) };
  },
};
