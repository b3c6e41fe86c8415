import { useMemo } from 'react';
import { type ClientObject, findField } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';

/** What is set to tick a record off. */
export interface Ticking {
  readonly field: string;
  readonly value: unknown;
}

/** How records that hang on any record, such as tasks, are ticked off: as the person's first page says it of a list of them, where they may write the field. */
export function useTicking(object: ClientObject, link: string): Ticking | undefined {
  const { today } = useMetadata();
  return useMemo(() => {
    if (findField(object, link)?.type !== 'any_link') return undefined;
    const done = today?.cards.find((card) => card.object === object.name && card.done !== undefined)?.done;
    const field = done && findField(object, done.field);
    return done && field && !field.read_only && object.can.update ? { field: done.field, value: done.value } : undefined;
  }, [today, object, link]);
}
