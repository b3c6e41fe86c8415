import { useMemo } from 'react';
import type { WireRecord } from '../../api/records.ts';
import { useFormDefinition } from '../../logic/useFormDefinition.ts';
import { useFormLogic } from '../../logic/useFormLogic.ts';
import { useLogicContext } from '../../logic/useLogicContext.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import type { Layout } from '../layout-of.ts';
import { editableFields, type FieldStates } from './field-states.ts';

/**
 * Which fields do not show on this record, and which may be edited in place. Undefined while that is not known; where the conditions cannot be
 * loaded everything shows, and nothing is edited in place.
 */
export function useFieldStates(object: ClientObject, layout: Layout, record: WireRecord | undefined): FieldStates | undefined {
  const definition = useFormDefinition(object.name);
  const logic = useFormLogic(definition.data, object, layout);
  const context = useLogicContext();
  return useMemo(() => {
    if (!record) return undefined;
    if (logic && definition.data) {
      const { hidden, readOnly } = logic.conditions(record, context);
      return { hidden: new Set([...(record._hidden ?? []), ...hidden]), editable: editableFields(object, definition.data, record, readOnly) };
    }
    return definition.isError ? { hidden: new Set(record._hidden ?? []), editable: () => undefined } : undefined;
  }, [object, record, logic, context, definition.data, definition.isError]);
}
