import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ImportInspected } from '../../../schemas/generated/api.ts';
import { inspectFile } from '../../api/imports.ts';
import { isFinal } from '../../api/problem.ts';
import type { ImportDraft } from './import-draft.ts';

export function inspectedKey(file: string, sheet: number | undefined, headerRow: number | null | undefined): readonly unknown[] {
  return ['import-file', file, sheet ?? 'first', headerRow === undefined ? 'judged' : headerRow];
}

/** What was understood of the file under the sheet and the header row that were chosen. */
export function useInspected({ file, sheet, headerRow }: ImportDraft): UseQueryResult<ImportInspected> {
  return useQuery({
    queryKey: inspectedKey(file, sheet, headerRow),
    queryFn: ({ signal }) =>
      inspectFile(file, { ...(sheet === undefined ? {} : { sheet }), ...(headerRow === undefined ? {} : { header_row: headerRow }) }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: (count, error) => !isFinal(error) && count < 2,
    placeholderData: (before) => before,
  });
}
