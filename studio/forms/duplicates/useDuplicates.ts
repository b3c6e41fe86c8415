import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { type DuplicateHit, findDuplicates } from '../../api/records/duplicates.ts';
import { type ClientObject, findField } from '../../metadata/client-metadata.ts';
import type { FormValues } from '../schema/validator.ts';

export interface Duplicates {
  readonly hits: readonly DuplicateHit[];
  /** A field was left: asks where a rule names it and what the rules compare is not what an edit began with. */
  readonly leave: (field: string, written: FormValues) => void;
}

const none: readonly DuplicateHit[] = [];
const nothing = '{}';

/** Records that may be the same as the one in a form, asked for when a field is left that a rule names. Saving never waits for it. */
export function useDuplicates(object: ClientObject, except: string | undefined, begin: FormValues): Duplicates {
  const fields = useMemo(() => [...new Set((object.duplicates ?? []).flatMap((rule) => rule.fields))].filter((name) => findField(object, name)), [object]);
  const compared = useCallback(
    (written: FormValues) =>
      JSON.stringify(Object.fromEntries(fields.flatMap((name) => (written[name] === null || written[name] === undefined ? [] : [[name, written[name]]])))),
    [fields],
  );
  const [before] = useState(() => (except === undefined ? nothing : compared(begin)));
  const [asked, setAsked] = useState(nothing);
  const leave = useCallback(
    (field: string, written: FormValues) => {
      if (!fields.includes(field)) return;
      const values = compared(written);
      setAsked(values === before ? nothing : values);
    },
    [fields, compared, before],
  );
  const { data } = useQuery({
    queryKey: ['duplicates', object.name, asked, except],
    queryFn: ({ signal }) => findDuplicates(object.name, JSON.parse(asked) as FormValues, except, signal),
    enabled: asked !== nothing,
    staleTime: 5_000,
    // A note beside the form: where it cannot be had, the form is none the worse.
    retry: false,
  });
  return { hits: asked === nothing ? none : (data ?? none), leave };
}
