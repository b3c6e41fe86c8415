import { Button, Modal, Skeleton, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fileAddress, type StoredFile } from '../../api/records/files.ts';
import { openResponse } from '../../api/request.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import classes from './files.module.css';

export type PreviewedFile = StoredFile;

type Preview = 'picture' | 'pdf' | 'text';

const pictures: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);
const texts: ReadonlySet<string> = new Set(['text/plain', 'text/csv', 'text/markdown', 'application/json']);
/** Of a longer text the beginning is shown. */
const mostCharacters = 100_000;
const mostBytes = 5_000_000;

/** How a file can be looked at in place; undefined where it can only be downloaded. */
export function previewOf({ media_type: type, size_bytes: size }: StoredFile): Preview | undefined {
  if (pictures.has(type)) return 'picture';
  if (type === 'application/pdf') return 'pdf';
  return texts.has(type) && size <= mostBytes ? 'text' : undefined;
}

/** A file looked at in place. */
export function FilePreview({ file, onClose }: { readonly file: PreviewedFile; readonly onClose: () => void }) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const phone = useIsPhone();
  return (
    <Modal opened onClose={onClose} size="xl" fullScreen={phone} title={file.name} closeButtonProps={{ 'aria-label': common('common.close') }}>
      <Content file={file} />
      <Button component="a" href={fileAddress(file.id)} download variant="default" mt="sm" leftSection={<IconDownload size={16} aria-hidden />}>
        {t('files.downloadOne')}
      </Button>
    </Modal>
  );
}

function Content({ file }: { readonly file: PreviewedFile }) {
  const kind = previewOf(file);
  if (kind === 'picture') return <img src={fileAddress(file.id, true)} alt={file.name} className={classes.picture} />;
  if (kind === 'pdf') return <iframe src={fileAddress(file.id, true)} title={file.name} className={classes.page} />;
  return <TextContent file={file} />;
}

function TextContent({ file }: { readonly file: PreviewedFile }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['file-text', file.id],
    queryFn: async ({ signal }) => (await openResponse('GET', fileAddress(file.id), { signal })).text(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.isError) return <Text c="var(--mantine-color-error)">{problemText(query.error, t)}</Text>;
  if (query.data === undefined) return <Skeleton height={200} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <pre className={classes.text} tabIndex={0}>
      {query.data.slice(0, mostCharacters)}
    </pre>
  );
}
