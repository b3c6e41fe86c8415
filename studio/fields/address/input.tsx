import { Button, Collapse, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { controlProps } from '../../controls/control-props.ts';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asMembers, asText } from '../wire-value.ts';

const parts = ['street', 'ward', 'district', 'province', 'country', 'postal_code'] as const;

function AddressInput(props: InputProps) {
  const { t } = useTranslation();
  const address = asMembers(props.value) ?? {};
  const [opened, { toggle }] = useDisclosure(parts.some((part) => asText(address[part]) !== ''));
  const set = (changes: Readonly<Record<string, string>>) => {
    const next = { ...address, ...changes };
    props.onChange(Object.values(next).every((part) => asText(part) === '') ? undefined : next);
  };
  return (
    <Stack gap={6}>
      <Textarea
        {...controlProps(props)}
        autosize
        minRows={1}
        maxRows={4}
        value={asText(address.text)}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={opened} style={{ alignSelf: 'flex-start' }}>
        {t(opened ? 'fields.address.hideParts' : 'fields.address.showParts')}
      </Button>
      <Collapse expanded={opened}>
        <SimpleGrid cols={{ base: 2, sm: 3 }} spacing={8} verticalSpacing={8}>
          {parts.map((part) => (
            <TextInput
              key={part}
              size="sm"
              label={t(`fields.address.${part}`)}
              readOnly={props.readOnly}
              autoComplete="off"
              value={asText(address[part])}
              onBlur={props.onBlur}
              onChange={(event) => set({ [part]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
      </Collapse>
    </Stack>
  );
}

/** Empty parts are left out. */
export const input: FieldInput = {
  Component: AddressInput,
  wide: true,
  toWrite(value) {
    const written = Object.entries(asMembers(value) ?? {}).filter(
      ([name, part]) => (name === 'text' || parts.some((known) => known === name)) && asText(part) !== '',
    );
    return written.length === 0 ? null : Object.fromEntries(written);
  },
};
