import { useTranslation } from 'react-i18next';
import type { OwnEntry } from '../api/own/me.ts';
import { useLabel } from '../i18n/useLabel.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';

/** What a favourite or recent is called. */
export function useEntryText(): (entry: OwnEntry) => string {
  const { t } = useTranslation();
  const label = useLabel();
  const metadata = useMetadata();
  return (entry) => {
    if (entry.kind === 'page') return entry.label;
    if (entry.kind === 'record') return entry.title || t('record.untitled');
    if (entry.kind === 'object') return label(findObject(metadata, entry.object)?.plural ?? { en: entry.object, vi: entry.object });
    return label(metadata.views.find(({ name }) => name === entry.view)?.label ?? { en: entry.view, vi: entry.view });
  };
}
