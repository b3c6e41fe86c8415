import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRecords } from '../api/records.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { type ClientObject, findField } from '../metadata/client-metadata.ts';
import { problemText } from '../shell/problem-text.ts';
import type { SimpleFilter } from './condition.ts';
import { ConditionList } from './condition-list.tsx';
import { filterText } from './filter-text.ts';
import { FilterTextInput } from './filter-text-input.tsx';
import { parseFilter } from './parse-filter.ts';

export interface FilterPanelProps {
  readonly object: ClientObject;
  readonly filter: string;
  readonly context: CellContext;
  readonly onApply: (filter: string) => void;
}

/** One filter in two forms: conditions to click together, or the expression they make. */
export function FilterPanel({ object, filter, context, onApply }: FilterPanelProps) {
  const { t } = useTranslation();
  const start = showable(filter, object);
  const [form, setForm] = useState<'conditions' | 'text'>(start ? 'conditions' : 'text');
  const [simple, setSimple] = useState<SimpleFilter>(start ?? { join: 'and', conditions: [] });
  const [text, setText] = useState(filter);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const written = form === 'text' ? text.trim() : filterText(simple, object.fields, context.zone);
  const parsed = showable(text, object);
  const switchTo = (next: string) => {
    if (next === 'text') setText(written);
    else if (parsed) setSimple(parsed);
    setForm(next === 'text' ? 'text' : 'conditions');
    setFailure(undefined);
  };
  // The server is asked before the list: a mistake is told here, where it can be mended.
  const apply = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      if (written !== '') await listRecords(object.name, { filter: written, fields: 'id', limit: 1, count: 'none' });
      onApply(written);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void apply();
      }}
    >
      <Stack gap="sm">
        <SegmentedControl
          size="xs"
          value={form}
          onChange={switchTo}
          aria-label={t('filter.form')}
          style={{ alignSelf: 'flex-start' }}
          data={[
            { value: 'conditions', label: t('filter.conditions'), disabled: form === 'text' && !parsed },
            { value: 'text', label: t('filter.asText') },
          ]}
        />
        {form === 'conditions' ? (
          <ConditionList
            object={object}
            filter={simple}
            context={context}
            onChange={setSimple}
            failure={failure === undefined ? undefined : problemText(failure, t)}
          />
        ) : (
          <FilterTextInput object={object} text={text} onChange={setText} failure={failure} simple={parsed !== undefined} />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" c="var(--mantine-color-text)" onClick={() => onApply('')} disabled={filter === '' && written === ''}>
            {t('filter.clear')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('filter.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function showable(filter: string, object: ClientObject): SimpleFilter | undefined {
  const simple = parseFilter(filter);
  return simple?.conditions.every((condition) => findField(object, condition.field)) ? simple : undefined;
}
