import { useTranslation } from 'react-i18next';
import { ComputedControl } from '../../controls/computed-control.tsx';
import type { FieldInput, InputProps } from '../field-input.ts';

/** @NOTE there is no route to upload to yet: the file can be seen, not exchanged. */
function FileInput(props: InputProps) {
  const { t } = useTranslation();
  return <ComputedControl {...props} note={t('fields.file.noUpload')} />;
}

export const input: FieldInput = { Component: FileInput };
