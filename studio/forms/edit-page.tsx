import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { FormDefinition } from '../api/metadata.ts';
import type { WireRecord } from '../api/records/records.ts';
import { updateRecord } from '../api/records/records.ts';
import { refreshRecords, useUndo } from '../api/records/useUndo.ts';
import { fieldInputs } from '../fields/inputs.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { liveStore } from '../live/live-store.ts';
import type { FormLogic } from '../logic/form-logic.ts';
import { useFormDefinition } from '../logic/useFormDefinition.ts';
import { useFormLogic } from '../logic/useFormLogic.ts';
import { type ClientObject, findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { type Layout, layoutOf } from '../record/layout-of.ts';
import { useMe } from '../session/useMe.ts';
import { NotFoundPage } from '../shell/pages/not-found-page.tsx';
import { PageSkeleton } from '../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../shell/problems/problem-panel.tsx';
import { showToast } from '../shell/toast.tsx';
import { type Conflict, ConflictDialog, clashingFields } from './conflict/conflict-dialog.tsx';
import { FormPage } from './form-page.tsx';
import { QuickCreate } from './quick-create/quick-create.tsx';
import { RecordForm } from './record-form.tsx';
import type { FormValues } from './schema/validator.ts';
import { changedValues, writableFields, writtenValues } from './state/form-values.ts';
import { loadForEdit } from './state/load-for-edit.ts';
import { useDraft } from './state/useDraft.ts';

/** A record in its form. */
export function EditPage() {
  const { object: name, id } = useParams();
  const object = findObject(useMetadata(), name);
  return object?.can.update && id !== undefined ? <LoadedEdit key={`${object.name} ${id}`} object={object} id={id} /> : <NotFoundPage />;
}

function LoadedEdit({ object, id }: { readonly object: ClientObject; readonly id: string }) {
  const { roles } = useMe();
  const metadata = useMetadata();
  const definition = useFormDefinition(object.name);
  const record = useQuery({
    queryKey: ['edit', object.name, id],
    queryFn: ({ signal }) => loadForEdit(metadata, object, id, definition.data?.schema ?? {}, signal),
    enabled: definition.data !== undefined,
    // An edit starts from what is stored now, and what one types is not overwritten.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const layout = useMemo(() => layoutOf(metadata, object, record.data?.record_type, roles), [metadata, object, record.data, roles]);
  const logic = useFormLogic(definition.data, object, layout);
  const failed = definition.error ?? record.error;
  const retry = () => void (definition.error ? definition.refetch() : record.refetch());
  if (failed) return <ProblemPanel error={failed} page onRetry={retry} />;
  if (!definition.data || !record.data || !logic) return <PageSkeleton />;
  return <Edit object={object} record={record.data} definition={definition.data} layout={layout} logic={logic} />;
}

interface EditProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly definition: FormDefinition;
  readonly layout: Layout;
  readonly logic: FormLogic;
}

function Edit({ object, record, definition, layout, logic }: EditProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const context = useCellContext();
  const navigate = useNavigate();
  const draft = useDraft(`${object.name}.${record.id}`);
  const [conflict, setConflict] = useState<Conflict>();
  const initial = useMemo(() => ({ ...record, ...draft.restored, _hidden: record._hidden, _masked: record._masked }), [record, draft.restored]);
  const before = useMemo(() => writtenValues(record, writableFields(object, definition.schema), metadata, fieldInputs), [record, object, definition, metadata]);
  const page = `/records/${object.name}/${record.id}`;
  const send = useSend(object, record.id, () => {
    draft.clear();
    return navigate(page, { replace: true });
  });
  const attempt = async (changes: FormValues, version: number | undefined) => {
    try {
      await send(changes, version);
    } catch (error) {
      const fields = clashingFields(error);
      if (!fields) throw error;
      const current = await loadForEdit(metadata, object, record.id, definition.schema);
      setConflict({ current, fields: fields.length > 0 ? fields : Object.keys(changes), mine: changes });
    }
  };
  const cancel = () => {
    draft.clear();
    void navigate(page, { replace: true });
  };
  return (
    <FormPage
      title={t('form.editTitle', { title: context.titleOf(object.name, record) ?? t('record.untitled') })}
      restored={draft.restored !== undefined}
      onDiscard={draft.clear}
    >
      <QuickCreate>
        <RecordForm
          key={draft.restored ? 'restored' : 'fresh'}
          object={object}
          layout={layout}
          definition={definition}
          initial={initial}
          logic={logic}
          fresh={false}
          except={record.id}
          onEdit={draft.save}
          onSave={(written) => attempt(changedValues(before, written), record.version)}
          onCancel={cancel}
        />
      </QuickCreate>
      {conflict && (
        <ConflictDialog
          key={conflict.current.version}
          object={object}
          conflict={conflict}
          context={context}
          onClose={() => setConflict(undefined)}
          onSave={(changes) => attempt(changes, conflict.current.version)}
        />
      )}
    </FormPage>
  );
}

/** Sends changes; when nothing changed there is nothing to send. Says what was saved and offers the way back. */
function useSend(object: ClientObject, id: string, onDone: () => void | Promise<void>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const undo = useUndo();
  return async (changes: FormValues, version: number | undefined) => {
    const count = Object.keys(changes).length;
    const answer = count === 0 ? undefined : await updateRecord(object.name, id, changes, version);
    const operation = answer?.operation;
    liveStore.own(operation);
    await onDone();
    if (answer) {
      const message = t('form.saved', { count });
      showToast(operation === undefined ? { message } : { message, action: { label: t('common.undo'), run: () => void undo(operation) } });
    }
    await refreshRecords(client);
  };
}
