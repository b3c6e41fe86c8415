import { Alert, Button, Drawer, Group, Popover, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LoneInput } from '../../fields/lone-input.tsx';
import { isBlank } from '../../fields/wire-value.ts';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import classes from './inline.module.css';
import type { EditInputs } from './line-editor.tsx';

export interface FieldPanelProps extends EditInputs {
  /** The value as it is shown, which the panel opens beside. */
  readonly children: ReactNode;
}

/** Inputs of fields that are saved together: beside the value, or as a sheet at the foot of a phone. */
export function FieldPanel({ children, ...edit }: FieldPanelProps) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const phone = useIsPhone();
  const title = t('inline.edit', { field: edit.fields[0] && edit.context.label(edit.fields[0].label) });
  if (phone)
    return (
      <>
        {children}
        <Drawer
          opened
          onClose={edit.onCancel}
          position="bottom"
          size="auto"
          styles={{ content: { flex: '1 0 100%', height: 'auto' } }}
          title={title}
          closeButtonProps={{ 'aria-label': common('common.close') }}
        >
          <Inputs {...edit} />
        </Drawer>
      </>
    );
  return (
    <Popover opened position="bottom-start" width={400} trapFocus closeOnClickOutside={false} closeOnEscape={false} withRoles={false}>
      <Popover.Target>
        <div className={classes.target}>{children}</div>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={title} p="md">
        <Inputs {...edit} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Inputs({ object, fields, values, refusal, busy, context, onChange, onSave, onCancel, onKeyDown }: EditInputs) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const id = useId();
  const [edited, ...needed] = fields;
  // The one to fill in: the field itself, and once others are asked for the first of those that is empty.
  const target = needed.find(({ name }) => isBlank(values[name])) ?? needed[0] ?? edited;
  const wanted = `${id}${target?.name}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus goes on when more is asked for, and not with each letter.
  useEffect(() => {
    // What holds the keys within takes them first, for its first button.
    const timer = setTimeout(() => document.getElementById(wanted)?.focus(), 20);
    return () => clearTimeout(timer);
  }, [needed.length]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the inputs within.
    <div onKeyDown={onKeyDown}>
      <Stack gap="md">
        {fields.map((field, index) => (
          <div key={field.name}>
            {index === 1 && edited && (
              <Text size="sm" c="dimmed" mb={8} role="status">
                {t('inline.together', { count: needed.length, field: context.label(edited.label) })}
              </Text>
            )}
            <LoneInput
              id={`${id}${field.name}`}
              object={object.name}
              field={field}
              value={values[field.name]}
              onChange={(value) => onChange(field.name, value)}
              help={field.help && context.label(field.help)}
              error={refusal.beside[field.name]}
              required={field.required === true || index > 0}
              context={context}
            />
          </div>
        ))}
        {refusal.general !== undefined && (
          <Alert color="red" variant="light" role="alert" title={common('form.notSaved')}>
            {refusal.general}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {common('common.cancel')}
          </Button>
          <Button loading={busy} onClick={onSave}>
            {common('common.save')}
          </Button>
        </Group>
      </Stack>
    </div>
  );
}
