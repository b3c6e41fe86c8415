import { useQuery } from '@tanstack/react-query';
import { loadForm } from '../api/metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';

/** The form of an object, loaded anew when the metadata changes. */
export function useFormDefinition(object: string) {
  const { version } = useMetadata();
  return useQuery({ queryKey: ['form', object, version], queryFn: ({ signal }) => loadForm(object, signal), staleTime: Number.POSITIVE_INFINITY });
}
