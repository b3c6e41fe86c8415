import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ImportInspected, ImportPreview, ImportPreviewRequest } from '../../../schemas/generated/api.ts';
import { previewFile } from '../../api/imports.ts';
import { isFinal } from '../../api/problem.ts';
import type { ImportDraft } from './import-draft.ts';

const settleMs = 250;

/** What the server needs to read the file as was decided. */
export function requestOf(draft: ImportDraft, inspected: ImportInspected): ImportPreviewRequest {
  return {
    sheet: inspected.sheet,
    header_row: inspected.header_row,
    keep: [...draft.keep],
    corrections: [...draft.corrections],
    mapping: draft.mapping ?? inspected.mapping,
  };
}

/** The first rows as they will be; asked for anew when a decision has settled. */
export function usePreview(draft: ImportDraft, inspected: ImportInspected): UseQueryResult<ImportPreview> {
  const [body] = useDebouncedValue(requestOf(draft, inspected), settleMs);
  return useQuery({
    queryKey: ['import-preview', draft.file, body],
    queryFn: ({ signal }) => previewFile(draft.file, body, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: (count, error) => !isFinal(error) && count < 2,
    placeholderData: keepPreviousData,
  });
}
