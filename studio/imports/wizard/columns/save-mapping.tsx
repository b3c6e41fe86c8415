import { Button, Checkbox, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportInspected } from '../../../../schemas/generated/api.ts';
import type { MappingDocument } from '../../../../schemas/generated/metadata.ts';
import { applyChangeSet, planChanges } from '../../../api/change-sets.ts';
import { saveMapping } from '../../../api/imports.ts';
import { useMe } from '../../../session/useMe.ts';
import { showToast } from '../../../shell/toast.tsx';
import { ImportProblem } from '../../import-problem.tsx';
import { documentName } from './document-name.ts';

export interface SaveMappingProps {
  readonly mapping: MappingDocument;
  readonly inspected: ImportInspected;
}

/** Remembers the matching for the next file with these columns: for oneself, by administrators for everybody. */
export function SaveMapping({ mapping, inspected }: SaveMappingProps) {
  const { t } = useTranslation('imports');
  const client = useQueryClient();
  const { admin } = useMe();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState(() => inspected.file_name.replace(/\.[^.]+$/, ''));
  const [everybody, setEverybody] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      const title = name.trim();
      if (everybody) {
        const document = { ...mapping, name: documentName(title), label: { en: title, vi: title } };
        await applyChangeSet((await planChanges(title, [{ op: 'put', kind: 'mapping', name: document.name, document }])).id);
      } else await saveMapping({ name: title, fingerprint: inspected.fingerprint, document: mapping });
      showToast({ message: t('columns.saveDone') });
      setOpened(false);
      await client.invalidateQueries({ queryKey: ['import-file'] });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" trapFocus withinPortal width={320}>
      <Popover.Target>
        <Button variant="subtle" size="compact-md" style={{ alignSelf: 'flex-start' }} onClick={() => setOpened(!opened)}>
          {t('columns.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns.save')}>
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="sm">
            <Text size="sm">{t('columns.saveHelp')}</Text>
            <TextInput
              label={t('columns.saveName')}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              maxLength={120}
              data-autofocus
            />
            {admin && <Checkbox label={t('columns.saveForAll')} checked={everybody} onChange={({ currentTarget }) => setEverybody(currentTarget.checked)} />}
            {failure !== undefined && <ImportProblem error={failure} />}
            <Group justify="flex-end">
              <Button type="submit" size="xs" loading={busy} disabled={name.trim() === ''}>
                {t('columns.save')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
