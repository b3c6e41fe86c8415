import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRecords } from '../api/records/records.ts';
import type { CellContext } from '../fields/field-cell.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { FilterEditor } from './filter-editor.tsx';

export interface FilterPanelProps {
  readonly object: ClientObject;
  readonly filter: string;
  readonly context: CellContext;
  readonly onApply: (filter: string) => void;
}

/** The filter of a list, to be changed and applied. */
export function FilterPanel({ object, filter, context, onApply }: FilterPanelProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(filter);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const written = text.trim();
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
        <FilterEditor object={object} text={text} context={context} onChange={setText} failure={failure} />
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
