import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FormDefinition } from '../api/metadata.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import type { Layout } from '../record/layout-of.ts';
import type { FormLogic } from './form-logic.ts';

const nothing: FormLogic = {
  conditions: () => ({ hidden: [], required: [], readOnly: [] }),
  defaults: () => ({}),
  lineDefaults: () => ({}),
  lineFormulas: () => ({}),
};

/** True when a form or its layout says anything that must be computed. */
function needsLogic(definition: FormDefinition, object: ClientObject, layout: Layout): boolean {
  return (
    object.fields.some((field) => field.type === 'lines') ||
    layout.sections.some((section) => section.visible_when !== undefined) ||
    /"(default|required_when|visible_when|read_only_when)":/.test(JSON.stringify(definition.ui))
  );
}

/** The conditions and defaults of a form; undefined while they load. The expression language is a chunk of its own. */
export function useFormLogic(definition: FormDefinition | undefined, object: ClientObject, layout: Layout): FormLogic | undefined {
  const metadata = useMetadata();
  const needed = definition !== undefined && needsLogic(definition, object, layout);
  const { data: module } = useQuery({
    queryKey: ['form-logic'],
    queryFn: () => import('./form-logic.ts'),
    enabled: needed,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    if (!definition) return undefined;
    if (!needed) return nothing;
    return module?.compileFormLogic(definition, object, layout, metadata);
  }, [definition, needed, module, object, layout, metadata]);
}
