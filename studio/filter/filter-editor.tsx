import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../fields/field-cell.ts';
import type { ClientMetadata, ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { conditionsOf, emptyGroup, type FilterGroup } from './conditions/condition.ts';
import { conditionField } from './conditions/condition-field.ts';
import { ConditionGroup } from './conditions/condition-group.tsx';
import { filterText } from './text/filter-text.ts';
import { FilterTextInput } from './text/filter-text-input.tsx';
import { parseFilter } from './text/parse-filter.ts';

export interface FilterEditorProps {
  readonly object: ClientObject;
  /** The expression that the editor opens with; later ones come from the editor itself. */
  readonly text: string;
  readonly context: CellContext;
  /** Told the expression at every edit; conditions that are not filled in are left out of it. */
  readonly onChange: (text: string) => void;
  /** Why the server does not take the expression. */
  readonly failure: unknown;
}

/** A condition in two forms: conditions to click together, or the expression they make. */
export function FilterEditor({ object, text, context, onChange, failure }: FilterEditorProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const [start] = useState(() => showable(text, object, metadata));
  const [form, setForm] = useState<'conditions' | 'text'>(start ? 'conditions' : 'text');
  const [simple, setSimple] = useState<FilterGroup>(start ?? emptyGroup);
  const parsed = showable(text, object, metadata);
  const switchTo = (next: string) => {
    if (next === 'conditions' && parsed) setSimple(parsed);
    setForm(next === 'text' ? 'text' : 'conditions');
  };
  const change = (next: FilterGroup) => {
    setSimple(next);
    onChange(filterText(next, (path) => conditionField(metadata, object, path), context.zone));
  };
  return (
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
        <>
          <ConditionGroup object={object} group={simple} context={context} onChange={change} />
          {failure !== undefined && (
            <Text c="var(--mantine-color-error)" size="sm" role="alert">
              {problemText(failure, t)}
            </Text>
          )}
        </>
      ) : (
        <FilterTextInput object={object} text={text} onChange={onChange} failure={failure} simple={parsed !== undefined} />
      )}
    </Stack>
  );
}

function showable(filter: string, object: ClientObject, metadata: ClientMetadata): FilterGroup | undefined {
  const group = parseFilter(filter);
  return group && conditionsOf(group).every(({ field }) => conditionField(metadata, object, field)) ? group : undefined;
}
