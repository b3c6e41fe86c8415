import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../../schemas/generated/api.ts';
import type { MappingDocument } from '../../../../schemas/generated/metadata.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { findField, findObject } from '../../../metadata/client-metadata.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { changeSource, parseTarget } from '../../mapping/edit-mapping.ts';

export interface ChoiceWordsProps {
  readonly judgement: ImportPreview['judgements'][number];
  readonly targets: readonly string[];
  readonly mapping: MappingDocument;
  readonly onMapping: (mapping: MappingDocument) => void;
}

/** Words of a column that are none of the choices: what each of them means. */
export function ChoiceWords({ judgement, targets, mapping, onMapping }: ChoiceWordsProps) {
  const { t } = useTranslation('imports');
  const label = useLabel();
  const metadata = useMetadata();
  const unknown = judgement.unknown ?? [];
  const target = targets.map(parseTarget).find(({ entry, field }) => field === judgement.field && mapping.records[entry]?.object === judgement.object);
  const field = findField(findObject(metadata, String(judgement.object)), String(judgement.field));
  if (!target || !field) return null;
  const source = mapping.records[target.entry]?.fields[target.field];
  const map = typeof source === 'object' ? (source.map ?? {}) : {};
  const set = (words: Readonly<Record<string, string>>) => onMapping(changeSource(mapping, target, { map: { ...map, ...words } }));
  const choices = (field.options.choices ?? []).filter(({ active }) => active !== false).map(({ key, label: text }) => ({ value: key, label: label(text) }));
  const suggestions = unknown.filter(({ suggestion }) => suggestion !== null);
  return (
    <Stack gap={6}>
      <Group gap="xs">
        <Text size="sm" fw={500}>
          {t('judged.unknown', { count: unknown.length })}
        </Text>
        {suggestions.length > 0 && (
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => set(Object.fromEntries(suggestions.map(({ text, suggestion }) => [text, suggestion ?? ''])))}
          >
            {t('judged.useSuggestions')}
          </Button>
        )}
      </Group>
      {unknown.map(({ text, count, suggestion }) => (
        <Group key={text} gap="xs" wrap="nowrap">
          <Text size="sm" w={150} style={{ overflowWrap: 'anywhere' }}>
            {text}{' '}
            <Text span c="dimmed" size="xs">
              {t('judged.times', { count })}
            </Text>
          </Text>
          <Select
            size="xs"
            aria-label={t('judged.choiceFor', { text })}
            data={choices}
            searchable
            value={map[text] ?? null}
            placeholder={choices.find(({ value }) => value === suggestion)?.label ?? t('judged.leave')}
            onChange={(key) => key !== null && set({ [text]: key })}
          />
        </Group>
      ))}
    </Stack>
  );
}
