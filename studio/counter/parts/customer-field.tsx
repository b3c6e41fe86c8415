import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CounterDocument } from '../../../schemas/generated/metadata.ts';
import { RecordSelect } from '../../controls/record-select.tsx';
import { useCellContext } from '../../fields/useCellContext.ts';
import { findField, findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import type { DraftCustomer } from '../state/sale-draft.ts';

export interface CustomerFieldProps {
  readonly place: NonNullable<CounterDocument['customer']>;
  readonly customer: DraftCustomer | undefined;
  readonly onCustomer: (customer: DraftCustomer | undefined) => void;
}

/** Who buys: found by number or name, or made with the sale. A sale may go without. */
export function CustomerField({ place, customer, onCustomer }: CustomerFieldProps) {
  const { t } = useTranslation('counter');
  const { t: shared } = useTranslation();
  const metadata = useMetadata();
  const context = useCellContext();
  const object = findObject(metadata, place.object);
  const fieldLabel = (name: string) => {
    const field = findField(object, name);
    return field ? context.label(field.label) : name;
  };
  if (customer && !('id' in customer)) {
    return (
      <Stack gap={6}>
        <Group gap={8} grow wrap="nowrap" align="flex-start">
          <TextInput
            label={fieldLabel(place.name)}
            autoComplete="off"
            autoFocus={customer.name === ''}
            value={customer.name}
            onChange={(event) => onCustomer({ ...customer, name: event.currentTarget.value })}
          />
          <TextInput
            label={fieldLabel(place.phone)}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            autoFocus={customer.name !== ''}
            value={customer.phone}
            onChange={(event) => onCustomer({ ...customer, phone: event.currentTarget.value })}
          />
        </Group>
        <Button variant="subtle" size="compact-sm" onClick={() => onCustomer(undefined)} style={{ alignSelf: 'flex-start' }}>
          {t('noNewCustomer')}
        </Button>
      </Stack>
    );
  }
  const isNumber = (typed: string) => /^[+(]?\d[\d\s.()-]{2,}$/.test(typed);
  return (
    <RecordSelect
      object={place.object}
      label={t('customer')}
      placeholder={t('customerHint')}
      value={customer ? { id: customer.id } : undefined}
      onValue={(record) => onCustomer(record && { id: record.id, title: context.titleOf(place.object, record) ?? '' })}
      create={
        object?.can.create
          ? {
              label: (typed) => shared('fields.link.create', { text: typed }),
              open: (typed) => onCustomer(isNumber(typed) ? { name: '', phone: typed } : { name: typed, phone: '' }),
            }
          : undefined
      }
    />
  );
}
