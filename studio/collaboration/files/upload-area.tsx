import { ActionIcon, Progress, Text } from '@mantine/core';
import { IconCamera, IconUpload, IconX } from '@tabler/icons-react';
import { type ChangeEvent, type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../../fields/field-cell.ts';
import classes from './files.module.css';
import { useUploads } from './useUploads.ts';

export interface UploadAreaProps {
  readonly object: string;
  readonly id: string;
  readonly context: CellContext;
}

/** Where files are chosen, dropped or photographed. File inputs with their looks hidden: keyboards and screen readers know what they are. */
export function UploadArea({ object, id, context }: UploadAreaProps) {
  const { t } = useTranslation('record');
  const [over, setOver] = useState(false);
  const { running, problems, start, stop } = useUploads(object, id, context.locale);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    start([...(event.currentTarget.files ?? [])]);
    // The same file can be chosen again after a refusal.
    event.currentTarget.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    start([...event.dataTransfer.files]);
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way beside the inputs within. */}
      <div
        className={classes.area}
        data-over={over || undefined}
        onDragEnter={() => setOver(true)}
        onDragOver={(event) => event.preventDefault()}
        onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}
        onDrop={drop}
      >
        <label className={classes.choose}>
          <IconUpload size={16} aria-hidden />
          <span>{t('files.choose')}</span>
          <input type="file" multiple className={classes.input} onChange={take} />
        </label>
        <label className={classes.choose} data-camera>
          <IconCamera size={16} aria-hidden />
          <span>{t('files.camera')}</span>
          <input type="file" accept="image/*" capture="environment" className={classes.input} onChange={take} />
        </label>
        <span className={classes.drop}>{t('files.drop')}</span>
      </div>
      {running.map(({ key, name, part }) => (
        <div key={key} className={classes.sending}>
          <Text size="sm" truncate flex={1}>
            {name}
          </Text>
          <Progress value={part * 100} w={120} aria-label={t('files.sending', { name })} />
          <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('files.stop', { name })} onClick={() => stop(key)}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {problems.map(({ key, text }) => (
        <Text key={key} size="sm" c="var(--mantine-color-error)" role="alert" mt={6}>
          {text}
        </Text>
      ))}
    </div>
  );
}
