import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { createRecord } from '../api/records/records.ts';
import { refreshRecords, useUndo } from '../api/records/useUndo.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { liveStore } from '../live/live-store.ts';
import { useFormDefinition } from '../logic/useFormDefinition.ts';
import { useFormLogic } from '../logic/useFormLogic.ts';
import { useLogicContext } from '../logic/useLogicContext.ts';
import { type ClientObject, findField, findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { layoutOf } from '../record/layout-of.ts';
import { useMe } from '../session/useMe.ts';
import { NotFoundPage } from '../shell/pages/not-found-page.tsx';
import { PageSkeleton } from '../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../shell/problems/problem-panel.tsx';
import { showToast } from '../shell/toast.tsx';
import { FormPage } from './form-page.tsx';
import { PasteButton } from './paste/paste-button.tsx';
import { QuickCreate } from './quick-create/quick-create.tsx';
import { RecordForm } from './record-form.tsx';
import type { FormValues } from './schema/validator.ts';
import { withoutBlanks } from './state/form-values.ts';
import { useDraft } from './state/useDraft.ts';

/** A new record. Links, phone numbers, days and times can be given in the address: ?customer=<id>, or ?about=<id>&about.object=<object>. */
export function CreatePage() {
  const { object: name } = useParams();
  const object = findObject(useMetadata(), name);
  return object?.can.create ? <Create key={object.name} object={object} /> : <NotFoundPage />;
}

function Create({ object }: { readonly object: ClientObject }) {
  const { roles } = useMe();
  const { t } = useTranslation();
  const metadata = useMetadata();
  const context = useCellContext();
  const navigate = useNavigate();
  const draft = useDraft(`${object.name}.new`);
  const preset = usePreset(object);
  const definition = useFormDefinition(object.name);
  const save = useCreate(object, draft.clear);
  const layout = useMemo(() => layoutOf(metadata, object, undefined, roles), [metadata, object, roles]);
  const logic = useFormLogic(definition.data, object, layout);
  const at = useLogicContext();
  // What was typed so far, and what a pasted message gave on top of it: then the form begins anew with both.
  const typed = useRef<FormValues>(undefined);
  const [filled, setFilled] = useState<{ readonly round: number; readonly values: FormValues }>();
  const initial = useMemo(() => filled?.values ?? { ...logic?.defaults(at), ...preset, ...draft.restored }, [filled, logic, at, preset, draft.restored]);
  if (definition.isError) return <ProblemPanel error={definition.error} page onRetry={() => void definition.refetch()} />;
  if (!definition.data || !logic) return <PageSkeleton />;
  return (
    <FormPage
      title={t('form.newTitle', { object: context.label(object.label).toLocaleLowerCase(context.locale) })}
      restored={draft.restored !== undefined}
      onDiscard={() => {
        draft.clear();
        typed.current = undefined;
        setFilled(undefined);
      }}
      actions={
        <PasteButton
          object={object}
          definition={definition.data}
          logic={logic}
          onFill={(values) => {
            const all = { ...(typed.current ?? initial), ...values };
            draft.save(all);
            setFilled((before) => ({ round: (before?.round ?? 0) + 1, values: all }));
          }}
        />
      }
    >
      <QuickCreate>
        <RecordForm
          key={`${draft.restored ? 'restored' : 'fresh'} ${filled?.round ?? 0}`}
          object={object}
          layout={layout}
          definition={definition.data}
          initial={initial}
          logic={logic}
          fresh
          onEdit={(values) => {
            typed.current = values;
            draft.save(values);
          }}
          onSave={save}
          onCancel={() => {
            draft.clear();
            void navigate(`/records/${object.name}`);
          }}
        />
      </QuickCreate>
    </FormPage>
  );
}

function usePreset(object: ClientObject): FormValues {
  const [parameters] = useSearchParams();
  return useMemo(() => {
    const given = [...parameters].flatMap(([name, text]): (readonly [string, unknown])[] => {
      const field = findField(object, name);
      if (field?.target !== undefined) return [[name, { id: text }]];
      if (field?.type === 'any_link') return [[name, { id: text, object: parameters.get(`${name}.object`) }]];
      if ((field?.type === 'date' || field?.type === 'datetime') && !Number.isNaN(Date.parse(text))) return [[name, text]];
      return field?.type === 'phone' ? [[name, { raw: text }]] : [];
    });
    return Object.fromEntries(given);
  }, [object, parameters]);
}

function useCreate(object: ClientObject, onDone: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const context = useCellContext();
  const undo = useUndo();
  // The same values sent twice (a lost answer) make one record; other values need another key.
  const attempt = useRef({ body: '', key: '' });
  return async (written: FormValues) => {
    const values = withoutBlanks(written);
    const body = JSON.stringify(values);
    if (attempt.current.body !== body) attempt.current = { body, key: crypto.randomUUID() };
    const { data, operation } = await createRecord(object.name, values, attempt.current.key);
    liveStore.own(operation);
    onDone();
    await navigate(`/records/${object.name}/${data.id}`, { replace: true });
    const message = t('form.created', { object: context.label(object.label), title: context.titleOf(object.name, data) ?? '' });
    const takeBack = async (id: string) => {
      if (await undo(id)) await navigate(`/records/${object.name}`);
    };
    showToast(operation === undefined ? { message } : { message, action: { label: t('common.undo'), run: () => void takeBack(operation) } });
    await refreshRecords(client);
  };
}
