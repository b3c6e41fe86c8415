import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { GrantRows } from '../../../../schemas/generated/api.ts';
import { countGrantRows } from '../../../api/rights/roles.ts';
import type { ClientObject } from '../../../metadata/client-metadata.ts';
import type { Grant } from '../draft/role-draft.ts';

export interface GrantCountState {
  readonly rows: GrantRows | undefined;
  readonly counting: boolean;
  readonly error: unknown;
}

/** How many records a rule reaches now, asked when one has stopped typing. What does not decide on rows is not sent. */
export function useGrantCount(object: ClientObject | undefined, grant: Grant, person: string | undefined): GrantCountState {
  const asked = { object: grant.object, actions: ['read'], rows: grant.rows, ...(grant.condition === undefined ? {} : { condition: grant.condition }) };
  const wanted = JSON.stringify(asked);
  const [settled] = useDebouncedValue(wanted, 400);
  const query = useQuery({
    queryKey: ['grant-rows', object?.name, settled, person],
    queryFn: ({ signal }) => countGrantRows({ object: object?.name ?? '', grant: JSON.parse(settled), ...(person === undefined ? {} : { person }) }, signal),
    enabled: object !== undefined && settled === wanted,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { rows: query.isError ? undefined : query.data, counting: query.isFetching || settled !== wanted, error: query.error ?? undefined };
}
