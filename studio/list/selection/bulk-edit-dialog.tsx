import { ActionIcon, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenValue } from '../../fields/field-input.ts';
import { fieldInputs } from '../../fields/inputs.ts';
import { LoneInput } from '../../fields/lone-input.tsx';
import { findField } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { isEditable } from '../edit/editable.ts';
import type { BulkDialogProps } from './bulk-delete-dialog.tsx';
import classes from './bulk-edit-dialog.module.css';
import { BulkPreview, type SetField } from './bulk-preview.tsx';
import { useBulk } from './useBulk.ts';

const mostFields = 6;

/** Sets one or several fields of many records: what would become of them is told first. */
export function BulkEditDialog({ object, context, which, onClose, onDone }: BulkDialogProps) {
  const { t } = useTranslation('lists');
  const { t: common } = useTranslation();
  const metadata = useMetadata();
  const bulk = useBulk(object);
  const fields = object.fields.filter((field) => isEditable(object, { path: field.name, field }) && !field.unique);
  const [set, setSet] = useState<readonly SetField[]>([]);
  const change = (next: readonly SetField[]) => {
    setSet(next);
    bulk.forget();
  };
  const environment = { metadata, inputs: fieldInputs };
  const values = Object.fromEntries(set.map(({ field, value }) => [field.name, writtenValue(value, field, environment)]));
  const request = { ...which, op: 'update' as const, values };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!bulk.preview) await bulk.tryOut(request);
    else if (await bulk.run(request)) {
      onClose();
      onDone();
    }
  };
  const { preview } = bulk;
  const rest = fields.filter((field) => !set.some((each) => each.field === field));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('bulk.editTitle', { objects: context.label(object.plural) })}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          {set.map((each, index) => (
            <FieldRow
              key={each.field.name}
              object={object.name}
              set={each}
              context={context}
              onChange={(value) => change(set.map((other, place) => (place === index ? { ...other, value } : other)))}
              onRemove={() => change(set.filter((_, place) => place !== index))}
            />
          ))}
          {set.length < mostFields && rest.length > 0 && (
            <Select
              key={set.length}
              data-autofocus
              aria-label={t('bulk.addField')}
              placeholder={t(set.length === 0 ? 'bulk.chooseField' : 'bulk.addField')}
              leftSection={<IconPlus size={16} aria-hidden />}
              data={rest.map((field) => ({ value: field.name, label: context.label(field.label) }))}
              value={null}
              searchable
              onChange={(name) => {
                const field = findField(object, name ?? '');
                if (field) change([...set, { field, value: field.type === 'boolean' ? true : undefined }]);
              }}
            />
          )}
          {preview && <BulkPreview object={object} context={context} answer={preview} set={set} />}
          {bulk.failure !== undefined && (
            <Text c="var(--mantine-color-error)" role="alert">
              {bulk.failure}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common('common.cancel')}
            </Button>
            <Button type="submit" loading={bulk.busy} disabled={set.length === 0 || preview?.changed === 0}>
              {preview ? t('bulk.changeNow', { count: preview.changed }) : t('bulk.showPreview')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface FieldRowProps extends Pick<BulkDialogProps, 'context'> {
  readonly object: string;
  readonly set: SetField;
  readonly onChange: (value: unknown) => void;
  readonly onRemove: () => void;
}

/** A field with its input; left empty it empties the field. */
function FieldRow({ object, set: { field, value }, context, onChange, onRemove }: FieldRowProps) {
  const { t } = useTranslation('lists');
  const id = useId();
  const label = context.label(field.label);
  return (
    <div className={classes.row}>
      <div className={classes.input}>
        <LoneInput
          id={id}
          object={object}
          field={field}
          value={value}
          onChange={onChange}
          help={value === undefined ? t('bulk.empties') : undefined}
          context={context}
        />
      </div>
      <ActionIcon variant="subtle" color="gray" size={36} mt={26} aria-label={t('bulk.removeField', { field: label })} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
