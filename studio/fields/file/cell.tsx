import { Anchor } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/records/files.ts';
import { formatSize } from '../../format/format-number.ts';
import type { CellProps, FieldCell } from '../field-cell.ts';
import classes from './file.module.css';
import { fileOf } from './file-value.ts';
import { Picture } from './picture.tsx';

const stop = (event: MouseEvent) => event.stopPropagation();

/** The name leads to the download; a picture is shown beside it. */
function FileCell({ value, context, compact }: CellProps) {
  const { t } = useTranslation();
  const file = fileOf(value);
  if (!file) return null;
  if (file.name === '') return t('fields.file.former');
  return (
    <span className={classes.file} data-compact={compact || undefined}>
      <Picture file={file} compact={compact} fallback={<IconFile size={compact ? 16 : 20} className={classes.icon} aria-hidden />} />
      <Anchor href={fileAddress(file.id)} download onClick={stop} inherit className={classes.name ?? ''} title={file.name}>
        {file.name}
      </Anchor>
      {!compact && file.sizeBytes !== undefined && <span className={classes.size}>{formatSize(file.sizeBytes, context.locale)}</span>}
    </span>
  );
}

export const cell: FieldCell = {
  text(value, _field, context) {
    const file = fileOf(value);
    return file?.sizeBytes === undefined ? (file?.name ?? '') : `${file.name} (${formatSize(file.sizeBytes, context.locale)})`;
  },
  Component: FileCell,
  width: 200,
};
