import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { findByPhone, type RecordHit } from '../api/records/records.ts';

/** As many digits of a number as it takes to find somebody. */
export const fewestDigits = 3;

export interface Finding {
  readonly hits: readonly RecordHit[];
  readonly loading: boolean;
  readonly error: unknown;
  /** Enough was typed, and there is an answer to it. */
  readonly ready: boolean;
  readonly retry: () => void;
}

/** Records whose phone number ends in what was typed. */
export function useFoundRecords(phone: string, enabled = true): Finding {
  const enough = enabled && phone.replaceAll(/\D/g, '').length >= fewestDigits;
  const query = useQuery({
    queryKey: ['found', phone],
    queryFn: ({ signal }) => findByPhone(phone, signal),
    placeholderData: keepPreviousData,
    enabled: enough,
  });
  return {
    hits: enough ? (query.data ?? []) : [],
    loading: enough && query.isFetching,
    error: query.error ?? undefined,
    ready: enough && !query.isPending,
    retry: () => void query.refetch(),
  };
}
