import { ActionIcon, Button, Group, Input, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InputProps } from '../fields/field-input.ts';
import { asList, asMembers, asText } from '../fields/wire-value.ts';

export interface KindOption {
  readonly value: string;
  readonly label: string;
}

export interface PairListProps extends InputProps {
  /** Member names of a row: the kind and the value. */
  readonly members: readonly [string, string];
  readonly kindLabel: string;
  readonly valueLabel: string;
  /** Empty: any kind may be written. */
  readonly kinds: readonly KindOption[];
}

/** Rows of a kind and a value: identities by channel, keys by source. */
export function PairList({ members: [kind, value], kindLabel, valueLabel, kinds, ...props }: PairListProps) {
  const { t } = useTranslation();
  const rows = asList(props.value).map((row) => ({ ...asMembers(row) }));
  const replace = (index: number, changes: Readonly<Record<string, unknown>> | undefined) => {
    const next = rows.flatMap((row, other) => (other !== index ? [row] : changes ? [{ ...row, ...changes }] : []));
    props.onChange(next.length > 0 ? next : undefined);
  };
  const add = () => props.onChange([...rows, { [kind]: kinds[0]?.value ?? '', [value]: '' }]);
  return (
    <Input.Wrapper
      label={props.label}
      labelElement="div"
      labelProps={{ id: `${props.id}-label` }}
      description={props.help}
      error={props.error}
      withAsterisk={props.required}
    >
      <Stack gap={6} role="group" aria-labelledby={`${props.id}-label`} id={props.id}>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
          <Group key={index} gap={6} wrap="nowrap" onBlur={props.onBlur}>
            <Kind kinds={kinds} label={kindLabel} value={asText(row[kind])} readOnly={props.readOnly} onChange={(text) => replace(index, { [kind]: text })} />
            <TextInput
              flex={1}
              aria-label={valueLabel}
              value={asText(row[value])}
              readOnly={props.readOnly}
              onChange={(event) => replace(index, { [value]: event.currentTarget.value })}
            />
            {!props.readOnly && (
              <ActionIcon variant="subtle" color="gray" aria-label={t('common.remove')} onClick={() => replace(index, undefined)}>
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!props.readOnly && (
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={add} style={{ alignSelf: 'flex-start' }}>
            {t('common.add')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

interface KindProps {
  readonly kinds: readonly KindOption[];
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly onChange: (kind: string) => void;
}

function Kind({ kinds, label, value, readOnly, onChange }: KindProps) {
  const common = { w: 130, flex: 'none', 'aria-label': label, readOnly };
  if (kinds.length === 0) return <TextInput {...common} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
  const known = kinds.some((kind) => kind.value === value) || value === '' ? kinds : [...kinds, { value, label: value }];
  return <Select {...common} data={[...known]} value={value === '' ? null : value} onChange={(kind) => onChange(kind ?? '')} allowDeselect={false} />;
}
