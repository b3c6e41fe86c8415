import { SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../fields/field-cell.ts';
import { type ClientObject, findField } from '../metadata/client-metadata.ts';
import { problemText } from '../shell/problem-text.ts';
import type { SimpleFilter } from './condition.ts';
import { ConditionList } from './condition-list.tsx';
import { filterText } from './filter-text.ts';
import { FilterTextInput } from './filter-text-input.tsx';
import { parseFilter } from './parse-filter.ts';

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
  const [start] = useState(() => showable(text, object));
  const [form, setForm] = useState<'conditions' | 'text'>(start ? 'conditions' : 'text');
  const [simple, setSimple] = useState<SimpleFilter>(start ?? { join: 'and', conditions: [] });
  const parsed = showable(text, object);
  const switchTo = (next: string) => {
    if (next === 'conditions' && parsed) setSimple(parsed);
    setForm(next === 'text' ? 'text' : 'conditions');
  };
  const change = (next: SimpleFilter) => {
    setSimple(next);
    onChange(filterText(next, object.fields, context.zone));
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
        <ConditionList
          object={object}
          filter={simple}
          context={context}
          onChange={change}
          failure={failure === undefined ? undefined : problemText(failure, t)}
        />
      ) : (
        <FilterTextInput object={object} text={text} onChange={onChange} failure={failure} simple={parsed !== undefined} />
      )}
    </Stack>
  );
}

function showable(filter: string, object: ClientObject): SimpleFilter | undefined {
  const simple = parseFilter(filter);
  return simple?.conditions.every((condition) => findField(object, condition.field)) ? simple : undefined;
}
