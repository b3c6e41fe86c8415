import { useTranslation } from 'react-i18next';
import { PairList } from '../../controls/pair-list.tsx';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asList, asMembers, asText } from '../wire-value.ts';
import { channelText } from './channel-text.ts';

function IdentitiesInput(props: InputProps) {
  const { t } = useTranslation();
  return (
    <PairList
      {...props}
      members={['channel', 'value']}
      kindLabel={t('fields.identities.channel')}
      valueLabel={t('fields.identities.value')}
      kinds={(props.field.options.channels ?? []).map((channel) => ({ value: channel, label: channelText(channel, t) }))}
    />
  );
}

export const input: FieldInput = {
  Component: IdentitiesInput,
  toWrite: (value) =>
    asList(value)
      .map((row) => ({ channel: asText(asMembers(row)?.channel), value: asText(asMembers(row)?.value) }))
      .filter((row) => row.value !== ''),
};
