import { useMemo } from 'react';
import type { WireRecord } from '../../api/records/records.ts';
import { useFormDefinition } from '../../logic/useFormDefinition.ts';
import { useFormLogic } from '../../logic/useFormLogic.ts';
import { useLogicContext } from '../../logic/useLogicContext.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import type { Layout } from '../layout-of.ts';
import { closedStates, editableFields, type FieldStates, neededNames } from './field-states.ts';

/**
 * Which fields do not show on this record, which may be edited in place, and what they need beside them. Undefined while that is not known; where
 * the conditions cannot be loaded everything shows, and nothing is edited in place.
 */
export function useFieldStates(object: ClientObject, layout: Layout, record: WireRecord | undefined): FieldStates | undefined {
  const definition = useFormDefinition(object.name);
  const logic = useFormLogic(definition.data, object, layout);
  const context = useLogicContext();
  return useMemo(() => {
    if (!record) return undefined;
    if (!logic || !definition.data) return definition.isError ? closedStates(record._hidden ?? []) : undefined;
    const { hidden, readOnly } = logic.conditions(record, context);
    const fields = editableFields(object, definition.data, record, readOnly);
    return {
      ...fields,
      hidden: new Set([...(record._hidden ?? []), ...hidden]),
      needed: (values, changes) =>
        neededNames(object, (asked) => logic.conditions(asked, context), values, changes).flatMap((name) => fields.askable(name) ?? []),
    };
  }, [object, record, logic, context, definition.data, definition.isError]);
}
