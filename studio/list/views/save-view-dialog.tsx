import { Button, Group, Modal, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView, SavedViewList } from '../../../schemas/generated/api.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';

/** How a view is to be called, and who is to have it. */
export interface WantedView {
  readonly label: string;
  readonly shared_with: string[];
}

export interface SaveViewDialogProps {
  readonly object: ClientObject;
  readonly subjects: SavedViewList['subjects'];
  /** The view to be renamed or shared otherwise; absent for a new one. */
  readonly saved: SavedView | undefined;
  readonly onClose: () => void;
  readonly onSave: (wanted: WantedView) => Promise<void>;
}

/** Asks for the name of a view and whom it is shared with. */
export function SaveViewDialog({ object, subjects, saved, onClose, onSave }: SaveViewDialogProps) {
  const { t } = useTranslation('lists');
  const { t: common } = useTranslation();
  const name = useLabel();
  const [label, setLabel] = useState(saved?.label ?? '');
  const [shared, setShared] = useState<string[]>(saved?.shared_with ?? []);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  // Whom it is shared with already may stay, even where the person could not name them now.
  const known = new Set(subjects.map(({ subject }) => subject));
  const options = [
    ...subjects.map(({ subject, name: written }) => ({ value: subject, label: subject === 'everyone' ? t('view.everyone') : written })),
    ...shared.filter((subject) => !known.has(subject)).map((subject) => ({ value: subject, label: t('view.otherSubject') })),
  ];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await onSave({ label: label.trim(), shared_with: shared });
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={saved ? t('view.editTitle') : t('view.newTitle', { objects: name(object.plural) })}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label={t('view.name')}
            placeholder={t('view.namePlaceholder')}
            value={label}
            maxLength={80}
            required
            data-autofocus
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <MultiSelect
            label={t('view.sharedWith')}
            description={t('view.sharedHelp')}
            placeholder={shared.length === 0 ? t('view.onlyMe') : ''}
            data={options}
            value={shared}
            onChange={setShared}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': common('common.clear') }}
            comboboxProps={{ withinPortal: false }}
          />
          {failure !== undefined && (
            <Text c="var(--mantine-color-error)" role="alert">
              {problemText(failure, common)}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common('common.cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={label.trim() === ''}>
              {t('view.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
