import { Group, SegmentedControl, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../../schemas/generated/api.ts';
import type { MappingDocument } from '../../../../schemas/generated/metadata.ts';
import { changeSource, parseTarget, type SourceSettings } from '../../mapping/edit-mapping.ts';
import { ChoiceWords } from './choice-words.tsx';

export interface JudgementsProps {
  readonly column: string;
  readonly targets: readonly string[];
  readonly mapping: MappingDocument;
  readonly judgements: ImportPreview['judgements'];
  readonly onMapping: (mapping: MappingDocument) => void;
}

type Judged = ImportPreview['judgements'][number];

/** What was judged of a column from all its cells; the way numbers and dates are written can be changed. */
export function Judgements({ targets, mapping, judgements, onMapping }: JudgementsProps) {
  const { t } = useTranslation('imports');
  const settings = targets.map((key) => settingsOf(mapping, key));
  const number = settings.find((one) => one?.number !== undefined && one.number !== 'auto')?.number;
  const order = settings.find((one) => one?.date_order !== undefined)?.date_order;
  const set = (change: Partial<SourceSettings>) => onMapping(targets.reduce((document, key) => changeSource(document, parseTarget(key), change), mapping));
  const numbers = judgements.find(({ kind }) => kind === 'number');
  const dates = judgements.find(({ kind }) => kind === 'date');
  return (
    <>
      {(number !== undefined || isMarked(numbers)) && (
        <Way
          label={t('judged.number')}
          value={number ?? (numbers?.decimal_mark === ',' ? 'comma' : 'point')}
          data={(['comma', 'point'] as const).map((value) => ({ value, label: t(`judged.${value}`) }))}
          judged={number === undefined ? numbers : undefined}
          onChange={(value) => set({ number: value as 'comma' })}
        />
      )}
      {dates && isMarked(dates) && (dates.order !== 'year_first' || order !== undefined) && (
        <Way
          label={t('judged.date')}
          value={order ?? String(dates.order)}
          data={(['day_first', 'month_first'] as const).map((value) => ({ value, label: t(`judged.${value}`) }))}
          judged={order === undefined ? dates : undefined}
          onChange={(value) => set({ date_order: value as 'day_first' })}
        />
      )}
      {judgements
        .filter(({ kind }) => kind === 'phone')
        .map((phones) => (
          <Phones key={phones.column} phones={phones} />
        ))}
      {judgements
        .filter(({ kind }) => kind === 'choice')
        .map((choices) => (
          <ChoiceWords key={String(choices.field)} judgement={choices} targets={targets} mapping={mapping} onMapping={onMapping} />
        ))}
    </>
  );
}

function settingsOf(mapping: MappingDocument, key: string): SourceSettings | undefined {
  const { entry, field } = parseTarget(key);
  const source = mapping.records[entry]?.fields[field];
  return typeof source === 'object' ? source : undefined;
}

function isMarked(judged: Judged | undefined): boolean {
  return typeof judged?.sample === 'string';
}

interface WayProps {
  readonly label: string;
  readonly value: string;
  readonly data: { value: string; label: string }[];
  readonly judged: Judged | undefined;
  readonly onChange: (value: string) => void;
}

function Way({ label, value, data, judged, onChange }: WayProps) {
  const { t } = useTranslation('imports');
  const contradicting = judged?.contradicting ?? 0;
  return (
    <Group gap="xs">
      <Text size="sm">{label}</Text>
      <SegmentedControl size="xs" aria-label={label} value={value} data={data} onChange={onChange} />
      {judged?.ambiguous === true && (
        <Text size="sm" c="var(--mantine-color-error)" fw={500}>
          {t('judged.unsure')}
        </Text>
      )}
      {contradicting > 0 && <Text size="sm">{t('judged.contradicting', { count: contradicting })}</Text>}
    </Group>
  );
}

function Phones({ phones }: { readonly phones: ImportPreview['judgements'][number] }) {
  const { t } = useTranslation('imports');
  const count = (name: 'lost_zeros' | 'old_prefixes' | 'several') => phones[name] ?? 0;
  const texts = [
    ...(count('lost_zeros') > 0 ? [t('judged.lostZeros', { count: count('lost_zeros') })] : []),
    ...(count('old_prefixes') > 0 ? [t('judged.oldPrefixes', { count: count('old_prefixes') })] : []),
    ...(count('several') > 0 ? [t('judged.several', { count: count('several') })] : []),
  ];
  return <Text size="sm">{texts.join(' · ')}</Text>;
}
