import { Loader, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { createRecord } from '../../api/records/records.ts';
import { refreshRecords } from '../../api/records/useUndo.ts';
import type { QuickCreateRequest } from '../../fields/quick-create-context.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { liveStore } from '../../live/live-store.ts';
import { useFormDefinition } from '../../logic/useFormDefinition.ts';
import { useFormLogic } from '../../logic/useFormLogic.ts';
import { useLogicContext } from '../../logic/useLogicContext.ts';
import { type ClientObject, findField, findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { RecordForm } from '../record-form.tsx';
import type { FormValues } from '../schema/validator.ts';
import { withoutBlanks } from '../state/form-values.ts';
import { shortDefinition, shortFields, shortLayout, typedValues } from './short-form.ts';

export interface QuickCreateDialogProps {
  readonly request: QuickCreateRequest;
  readonly onClose: () => void;
}

/** A small form for a record that a lookup did not find. */
export function QuickCreateDialog({ request, onClose }: QuickCreateDialogProps) {
  const context = useCellContext();
  const { t } = useTranslation();
  const object = findObject(useMetadata(), request.object);
  if (!object) return null;
  const title = t('form.newTitle', { object: context.label(object.label).toLocaleLowerCase(context.locale) });
  return (
    <Modal opened onClose={onClose} title={title} size="lg" centered={false} yOffset="10dvh" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <ShortForm object={object} request={request} onClose={onClose} />
    </Modal>
  );
}

function ShortForm({ object, request, onClose }: QuickCreateDialogProps & { readonly object: ClientObject }) {
  const definition = useFormDefinition(object.name);
  const names = useMemo(() => (definition.data ? shortFields(definition.data, object) : []), [definition.data, object]);
  const short = useMemo(() => definition.data && shortDefinition(definition.data, names), [definition.data, names]);
  const layout = useMemo(() => shortLayout(object, names), [object, names]);
  const logic = useFormLogic(short, object, layout);
  const at = useLogicContext();
  const typed = useMemo(() => typedValues(object, names, request.typed), [object, names, request.typed]);
  const initial = useMemo(() => ({ ...logic?.defaults(at), ...typed }), [logic, at, typed]);
  const save = useQuickSave(object, request, onClose);
  if (definition.isError) return <ProblemPanel error={definition.error} onRetry={() => void definition.refetch()} />;
  if (!short || !logic) return <Loader size="sm" />;
  return (
    <RecordForm
      object={object}
      layout={layout}
      definition={short}
      logic={logic}
      initial={initial}
      fresh
      idPrefix="quick"
      onEdit={() => undefined}
      onSave={save}
      onCancel={onClose}
      onUse={(hit) => {
        request.onRecord({ ...hit.record, id: hit.id, ...titleMember(object, hit.title) });
        onClose();
      }}
    />
  );
}

/** The title as the lookup shows it, also where the record that was found carries none. */
function titleMember(object: ClientObject, title: string): FormValues {
  return { [object.title]: findField(object, object.title)?.type === 'person_name' ? { full: title } : title };
}

function useQuickSave(object: ClientObject, request: QuickCreateRequest, onClose: () => void) {
  const client = useQueryClient();
  const attempt = useRef({ body: '', key: '' });
  return async (written: FormValues) => {
    const values = withoutBlanks(written);
    const body = JSON.stringify(values);
    if (attempt.current.body !== body) attempt.current = { body, key: crypto.randomUUID() };
    const { data, operation } = await createRecord(object.name, values, attempt.current.key);
    liveStore.own(operation);
    request.onRecord(data);
    onClose();
    await refreshRecords(client);
  };
}
