import { Button, Input, Progress } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ComputedControl } from '../../controls/computed-control.tsx';
import type { FieldInput, InputProps } from '../field-input.ts';
import { FieldValue } from '../field-value.tsx';
import { asId } from '../wire-value.ts';
import { ChooseFile } from './choose-file.tsx';
import classes from './file.module.css';
import { fileOf, pendingOf } from './file-value.ts';
import { type Upload, useUpload } from './useUpload.ts';

function FileInput(props: InputProps) {
  return props.readOnly ? <ComputedControl {...props} /> : <WritableFile {...props} />;
}

/** A file is sent as soon as it is chosen; saving the record attaches it. */
function WritableFile(props: InputProps) {
  const { t } = useTranslation();
  const upload = useUpload(props);
  const sending = upload.progress !== undefined;
  const error = upload.problem ?? (sending && props.error !== undefined ? t('fields.file.wait') : props.error);
  return (
    <Input.Wrapper
      id={props.id}
      label={props.hideLabel ? undefined : props.label}
      description={props.hideLabel ? undefined : props.help}
      error={error}
      withAsterisk={props.required && !props.hideLabel}
    >
      {sending ? <Sending {...props} upload={upload} /> : <Held {...props} upload={upload} wrong={error !== undefined} />}
    </Input.Wrapper>
  );
}

function Sending({ id, value, upload }: InputProps & { readonly upload: Upload }) {
  const { t } = useTranslation();
  const percent = Math.round((upload.progress ?? 0) * 100);
  const name = pendingOf(value)?.name ?? '';
  return (
    <div className={classes.sending}>
      <span className={classes.name}>{name}</span>
      <Button id={id} variant="subtle" size="compact-sm" onClick={upload.cancel} aria-label={t('fields.file.cancel', { name })}>
        {t('fields.file.stop')}
      </Button>
      <Progress.Root className={classes.bar ?? ''} size="sm">
        <Progress.Section value={percent} aria-label={t('fields.file.sending', { name })} />
      </Progress.Root>
    </div>
  );
}

function Held({ upload, wrong, ...props }: InputProps & { readonly upload: Upload; readonly wrong: boolean }) {
  const { t } = useTranslation();
  const file = fileOf(props.value);
  const choose = <ChooseFile {...props} small={file !== undefined} wrong={wrong} onFile={upload.start} />;
  if (!file) return choose;
  const remove = () => {
    props.onChange(undefined);
    // The button is gone; the keyboard goes on where a file can be chosen again.
    requestAnimationFrame(() => document.getElementById(props.id)?.focus());
  };
  return (
    <div className={classes.held}>
      <FieldValue field={props.field} value={props.value} context={props.context} />
      {choose}
      <Button
        variant="subtle"
        color="gray"
        size="compact-md"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={remove}
        aria-label={t('fields.file.remove', { name: file.name })}
      >
        {t('common.remove')}
      </Button>
    </div>
  );
}

export const input: FieldInput = {
  Component: FileInput,
  // What is still being sent stays as it is: no file by its id, so the form does not let it pass.
  toWrite: (value) => asId(value) ?? (pendingOf(value) ? value : null),
};
