import { useTranslation } from 'react-i18next';
import { PairList } from '../../controls/pair-list.tsx';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asList, asMembers, asText } from '../wire-value.ts';

function ExternalKeysInput(props: InputProps) {
  const { t } = useTranslation();
  return <PairList {...props} members={['source', 'key']} kindLabel={t('fields.externalKeys.source')} valueLabel={t('fields.externalKeys.key')} kinds={[]} />;
}

export const input: FieldInput = {
  Component: ExternalKeysInput,
  toWrite: (value) =>
    asList(value)
      .map((row) => ({ source: asText(asMembers(row)?.source), key: asText(asMembers(row)?.key) }))
      .filter((row) => row.key !== ''),
};
