import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { findByPhone, type RecordHit, searchRecords } from '../api/records/records.ts';
import { useLabel } from '../i18n/useLabel.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { Icon } from '../shell/icon.tsx';
import { looksLikePhone, type PaletteItem } from './palette-item.ts';

const quietMs = 140;
const mostHits = 12;
/** One letter is in nearly everything. */
const fewestLetters = 2;

export interface FoundItems {
  readonly items: readonly PaletteItem[];
  readonly loading: boolean;
  readonly error: unknown;
}

/** Records by their words, and by the digits of a phone number, as one types. */
export function useFoundItems(text: string): FoundItems {
  const [settled] = useDebouncedValue(text, quietMs);
  const phone = looksLikePhone(settled);
  const enabled = settled.length >= fewestLetters;
  const query = useQuery({
    queryKey: ['palette', settled],
    queryFn: async ({ signal }) => {
      const [byWords, byPhone] = await Promise.all([searchRecords(settled, mostHits, signal), phone ? findByPhone(settled, signal) : []]);
      return { byWords, byPhone: byPhone.slice(0, mostHits) };
    },
    placeholderData: keepPreviousData,
    enabled,
    staleTime: 0,
  });
  const toItem = useHitItem();
  const hits = enabled && text.length >= fewestLetters ? query.data : undefined;
  const byPhone = hits?.byPhone ?? [];
  const byWords = (hits?.byWords ?? []).filter(({ id }) => !byPhone.some((hit) => hit.id === id));
  return {
    items: [...byPhone.map((hit) => toItem(hit, hit.matched)), ...byWords.map((hit) => toItem(hit, undefined))],
    loading: text.length >= fewestLetters && (query.isFetching || settled !== text),
    error: enabled ? (query.error ?? undefined) : undefined,
  };
}

function useHitItem(): (hit: RecordHit, number: string | undefined) => PaletteItem {
  const label = useLabel();
  const metadata = useMetadata();
  const navigate = useNavigate();
  return (hit, number) => {
    const object = findObject(metadata, hit.object);
    const name = object ? label(object.label) : hit.object;
    return {
      id: `record ${hit.object} ${hit.id}`,
      label: hit.title,
      detail: number === undefined ? name : `${number} · ${name}`,
      icon: <Icon name={object?.icon} />,
      run: () => void navigate(`/records/${hit.object}/${hit.id}`),
    };
  };
}
