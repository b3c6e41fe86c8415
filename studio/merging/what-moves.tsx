import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MergePreview } from '../../schemas/generated/api.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';

/** The server stops counting here. */
const mostCounted = 1_000;

/** What follows to the kept record, and what stays with those that go to the trash. */
export function WhatMoves({ preview }: { readonly preview: MergePreview }) {
  const { t } = useTranslation('merging');
  const metadata = useMetadata();
  const context = useCellContext();
  const parts = preview.pointing.flatMap(({ object, count }) => {
    const found = findObject(metadata, object);
    if (!found) return [];
    const label = context.label(count === 1 ? found.label : found.plural).toLocaleLowerCase(context.locale);
    return [t('moves.records', { count, objects: label, more: count >= mostCounted ? '+' : '' })];
  });
  if (preview.comments > 0) parts.push(t('moves.comments', { count: preview.comments }));
  if (preview.files > 0) parts.push(t('moves.files', { count: preview.files }));
  return (
    <div>
      <Text size="sm">{parts.length > 0 ? t('moves.these', { things: parts.join(', ') }) : t('moves.nothing')}</Text>
      <Text size="sm" c="dimmed">
        {t('moves.stays')}
      </Text>
    </div>
  );
}
