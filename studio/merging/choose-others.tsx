import { Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findDuplicates } from '../api/records/duplicates.ts';
import { getRecord } from '../api/records/records.ts';
import { RecordSelect } from '../controls/record-select.tsx';
import { useCellContext } from '../fields/useCellContext.ts';
import { type ClientObject, findField } from '../metadata/client-metadata.ts';

export interface ChooseOthersProps {
  readonly object: ClientObject;
  /** The record that one came from. */
  readonly id: string;
  readonly chosen: readonly string[];
  readonly full: boolean;
  /** Hears the others, without the record itself. */
  readonly onChange: (others: readonly string[]) => void;
}

interface Candidate {
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

/** What the record may be merged with: what looks the same stands there ticked, all else is found by its title. */
export function ChooseOthers({ object, id, chosen, full, onChange }: ChooseOthersProps) {
  const { t } = useTranslation('merging');
  const { t: common } = useTranslation();
  const context = useCellContext();
  const { data: found = [] } = useFound(object, id);
  const ticked = useRef(false);
  useEffect(() => {
    if (ticked.current || found.length === 0) return;
    ticked.current = true;
    onChange(found.map((each) => each.id));
  }, [found, onChange]);
  const [added, setAdded] = useState<readonly Candidate[]>([]);
  const candidates = [...found, ...added.filter((each) => !found.some((other) => other.id === each.id))];
  const others = chosen.filter((each) => each !== id);
  const toggle = (other: string, on: boolean) => onChange(on ? [...others, other] : others.filter((each) => each !== other));
  return (
    <Stack gap="xs">
      {candidates.length > 0 && (
        <Checkbox.Group value={[...others]} label={t('with')}>
          <Stack gap={6} mt={6}>
            {candidates.map((each) => (
              <Checkbox
                key={each.id}
                value={each.id}
                label={each.title}
                description={each.why}
                disabled={full && !chosen.includes(each.id)}
                onChange={(event) => toggle(each.id, event.currentTarget.checked)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <RecordSelect
        // Empty again after each choice.
        key={added.length}
        object={object.name}
        label={t('find')}
        value={undefined}
        disabled={full}
        condition={`id != "${id}"`}
        onValue={(record) => {
          if (!record || record.id === id || chosen.includes(record.id)) return;
          setAdded((before) => [...before, { id: record.id, title: context.titleOf(object.name, record) ?? common('record.untitled'), why: '' }]);
          toggle(record.id, true);
        }}
      />
      {full && (
        <Text size="sm" c="dimmed">
          {t('full')}
        </Text>
      )}
    </Stack>
  );
}

/** Records that look like this one, by the rules of the object. */
function useFound(object: ClientObject, id: string) {
  const { t } = useTranslation();
  const context = useCellContext();
  return useQuery({
    queryKey: ['duplicates', 'of', object.name, id],
    queryFn: async ({ signal }): Promise<readonly Candidate[]> => {
      const fields = [...new Set((object.duplicates ?? []).flatMap((rule) => rule.fields))].filter((name) => findField(object, name));
      if (fields.length === 0) return [];
      const { id: _, version: __, _hidden, _masked, _fresh, ...values } = await getRecord(object.name, id, fields, signal);
      const hits = await findDuplicates(object.name, values, id, signal);
      return hits.map((hit) => ({ id: hit.id, title: hit.title || t('record.untitled'), why: context.label(hit.label) }));
    },
    gcTime: 0,
    // A hint: where it cannot be had, the others are searched for.
    retry: false,
  });
}
