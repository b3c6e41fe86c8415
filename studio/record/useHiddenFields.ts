import { useMemo } from 'react';
import type { WireRecord } from '../api/records.ts';
import { useFormDefinition } from '../logic/useFormDefinition.ts';
import { useFormLogic } from '../logic/useFormLogic.ts';
import { useLogicContext } from '../logic/useLogicContext.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import type { Layout } from './layout-of.ts';

const none: ReadonlySet<string> = new Set();

/**
 * The fields that do not show on this record: hidden from this person, or by a condition. Undefined while that is not known; where the
 * conditions cannot be loaded everything shows.
 */
export function useHiddenFields(object: ClientObject, layout: Layout, record: WireRecord | undefined): ReadonlySet<string> | undefined {
  const definition = useFormDefinition(object.name);
  const logic = useFormLogic(definition.data, object, layout);
  const context = useLogicContext();
  return useMemo(() => {
    if (!record) return undefined;
    if (logic) return new Set([...(record._hidden ?? []), ...logic.conditions(record, context).hidden]);
    return definition.isError ? new Set(record._hidden ?? none) : undefined;
  }, [record, logic, context, definition.isError]);
}
