import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { getImport, type ImportState, isRunning } from '../../api/imports.ts';
import { isFinal } from '../../api/problem.ts';

const pollMs = 600;

export function importKey(id: string | undefined): readonly unknown[] {
  return ['import', id];
}

/** The state of an import, asked for again while it runs. */
export function useImport(id: string | undefined): UseQueryResult<ImportState> {
  return useQuery({
    queryKey: importKey(id),
    queryFn: ({ signal }) => getImport(id ?? '', signal),
    enabled: id !== undefined,
    staleTime: 0,
    retry: (count, error) => !isFinal(error) && count < 3,
    refetchInterval: ({ state }) => (state.data === undefined || isRunning(state.data) ? pollMs : false),
  });
}
