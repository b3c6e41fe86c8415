import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { updateRecord, type WireRecord } from '../../api/records/records.ts';
import { refreshRecords, useUndo } from '../../api/records/useUndo.ts';
import { fieldInputs } from '../../fields/inputs.ts';
import { asMembers, isBlank } from '../../fields/wire-value.ts';
import { type Conflict, clashingFields } from '../../forms/conflict/conflict-dialog.tsx';
import type { FormValues } from '../../forms/schema/validator.ts';
import { changedValues, writtenValues } from '../../forms/state/form-values.ts';
import { loadForEdit } from '../../forms/state/load-for-edit.ts';
import { liveStore } from '../../live/live-store.ts';
import { useFormDefinition } from '../../logic/useFormDefinition.ts';
import type { ClientField, ClientObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { showToast } from '../../shell/toast.tsx';
import type { FieldStates } from './field-states.ts';
import { type Asked, loadValues, nothingAsked } from './load-values.ts';
import { type Refusal, refusalOf } from './refusal.ts';

/** One field of a record, edited in place. */
export interface FieldEdit {
  readonly object: ClientObject;
  /** The record as it stood when editing began. */
  readonly record: WireRecord;
  readonly field: ClientField;
  readonly states: FieldStates;
  /** Told the value that is on its way, and undefined when it has arrived or was refused. */
  readonly onSaving: (saving: { readonly value: unknown } | undefined) => void;
  readonly onClose: () => void;
}

interface Saving {
  /** Values by name, as the inputs gave them. */
  save(values: FormValues): Promise<void>;
  /** Saves what was chosen of two versions over the later one. */
  settle(changes: FormValues, version: number | undefined): Promise<void>;
  readonly asked: Asked;
  readonly refusal: Refusal;
  readonly conflict: Conflict | undefined;
  readonly busy: boolean;
}

const nothing: Refusal = { beside: {}, general: undefined };

/**
 * Saves a field, and those that it needs at once, against the version on screen; says what came of it and offers the way back. What is refused stays
 * in the inputs. Where another field becomes required, by the metadata or because the server says so, it is asked for beside the first.
 */
export function useSaveFields({ object, record, field, states, onSaving, onClose }: FieldEdit): Saving {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const definition = useFormDefinition(object.name);
  const [asked, setAsked] = useState(nothingAsked);
  const [refusal, setRefusal] = useState(nothing);
  const [conflict, setConflict] = useState<Conflict>();
  const [busy, setBusy] = useState(false);
  const settle = useSettle(object, record, onClose);
  const shown = [field, ...asked.fields];

  const clash = async (fields: readonly string[], changes: FormValues) => {
    const current: WireRecord = await loadForEdit(metadata, object, record.id, definition.data?.schema ?? {});
    setConflict({ current, fields: fields.length > 0 ? fields : Object.keys(changes), mine: changes });
  };
  const refused = async (error: unknown) => {
    const { ask, ...told } = refusalOf(error, shown, states, t);
    const more = ask.length > 0 ? await loadValues(metadata, object, record, ask) : nothingAsked;
    setAsked({ fields: [...asked.fields, ...more.fields], values: { ...asked.values, ...more.values } });
    setRefusal(told);
  };
  /** What is known to be needed is asked for before anything is sent; whatever else the server asks for. */
  const missing = async (changes: FormValues): Promise<Asked> => {
    const needed = asked.fields.length === 0 ? states.needed(record, changes) : [];
    const { fields, values } = needed.length > 0 ? await loadValues(metadata, object, record, needed) : nothingAsked;
    return { values, fields: fields.filter(({ name }) => isBlank(values[name])) };
  };
  const attempt = async (values: FormValues) => {
    const written = (of: FormValues) => writtenValues(of, shown, metadata, fieldInputs);
    const changes = changedValues(written({ ...record, ...asked.values }), written(values));
    if (Object.keys(changes).length === 0) return onClose();
    const sending = shown.find(({ name, type }) => type === 'file' && asMembers(changes[name]));
    if (sending) return setRefusal({ beside: { [sending.name]: t('fields.file.wait') }, general: undefined });
    const needed = await missing(changes);
    if (needed.fields.length > 0) return setAsked(needed);
    onSaving({ value: values[field.name] });
    try {
      await settle(changes, record.version);
    } catch (error) {
      const fields = clashingFields(error);
      await (fields ? clash(fields, changes) : refused(error));
    } finally {
      onSaving(undefined);
    }
  };
  const save = async (values: FormValues) => {
    if (busy) return;
    setBusy(true);
    setRefusal(nothing);
    try {
      await attempt(values);
    } catch (error) {
      setRefusal(refusalOf(error, shown, states, t));
    } finally {
      setBusy(false);
    }
  };
  return { save, settle, asked, refusal, conflict, busy };
}

/** Writes, tells of it and loads again what shows the record. */
function useSettle(object: ClientObject, record: WireRecord, onClose: () => void): Saving['settle'] {
  const { t } = useTranslation();
  const client = useQueryClient();
  const undo = useUndo();
  return async (changes, version) => {
    if (Object.keys(changes).length > 0) {
      const { operation } = await updateRecord(object.name, record.id, changes, version);
      liveStore.own(operation);
      const message = t('form.saved', { count: Object.keys(changes).length });
      showToast(operation === undefined ? { message } : { message, action: { label: t('common.undo'), run: () => void undo(operation) } });
    }
    onClose();
    await refreshRecords(client);
  };
}
