import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../fields/field-cell.ts';
import { LoneInput } from '../fields/lone-input.tsx';
import type { ClientField, ClientObject } from '../metadata/client-metadata.ts';
import { stageOf } from './stage-rules.ts';
import { inputId, useAskedFields } from './useAskedFields.ts';
import type { AskedMove } from './useStageMoves.ts';

export interface StageDialogProps {
  readonly object: ClientObject;
  readonly field: ClientField;
  readonly asked: AskedMove;
  readonly context: CellContext;
}

/** Asks for exactly what a stage requires and the record does not have; saved with the move as one write. */
export function StageDialog({ object, field, asked, context }: StageDialogProps) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('boards');
  const { values, errors, general, busy, change, submit } = useAskedFields(object, asked);
  const stage = stageOf(field, asked.move.to);
  const name = stage ? context.label(stage.label) : asked.move.to;
  return (
    <Modal opened onClose={asked.cancel} title={words('stages.askTitle', { stage: name })} size="md" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <Text c="dimmed">{words('stages.askText', { title: asked.move.title, stage: name })}</Text>
          {asked.fields.map((wanted) => (
            <LoneInput
              key={wanted.name}
              id={inputId(wanted)}
              object={object.name}
              field={wanted}
              value={values[wanted.name]}
              onChange={(value) => change(wanted.name, value)}
              help={wanted.help && context.label(wanted.help)}
              error={errors[wanted.name]}
              required
              context={context}
            />
          ))}
          {general.length > 0 && (
            <Alert color="red" variant="light" role="alert" title={t('form.notSaved')}>
              {general.join(' ')}
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={asked.cancel}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {words('stages.askSave')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
