import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem.ts';
import { updateRecord, type WireRecord } from '../../api/records.ts';
import { refreshRecords, useUndo } from '../../api/useUndo.ts';
import { writtenValue } from '../../fields/field-input.ts';
import { fieldInputs } from '../../fields/inputs.ts';
import { type Conflict, clashingFields } from '../../forms/conflict/conflict-dialog.tsx';
import { issueText } from '../../forms/issue-errors.ts';
import type { FormValues } from '../../forms/schema/validator.ts';
import { loadForEdit } from '../../forms/state/load-for-edit.ts';
import { liveStore } from '../../live/live-store.ts';
import { useFormDefinition } from '../../logic/useFormDefinition.ts';
import type { ClientField, ClientObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { problemText } from '../../shell/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';

/** One field of a record, edited in place. */
export interface FieldEdit {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly field: ClientField;
  /** Told the value that is on its way, and undefined when it has arrived or was refused. */
  readonly onSaving: (saving: { readonly value: unknown } | undefined) => void;
  readonly onClose: () => void;
}

interface Saving {
  save(value: unknown): Promise<void>;
  /** Saves what was chosen of two versions over the later one. */
  settle(changes: FormValues, version: number | undefined): Promise<void>;
  readonly problem: string | undefined;
  readonly conflict: Conflict | undefined;
}

/** Saves one field against the version on screen; says what came of it and offers the way back. What is refused stays in the input. */
export function useSaveField({ object, record, field, onSaving, onClose }: FieldEdit): Saving {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const client = useQueryClient();
  const undo = useUndo();
  const definition = useFormDefinition(object.name);
  const [problem, setProblem] = useState<string>();
  const [conflict, setConflict] = useState<Conflict>();
  const written = (value: unknown) => writtenValue(value ?? undefined, field, { metadata, inputs: fieldInputs });

  const settle = async (changes: FormValues, version: number | undefined) => {
    if (Object.keys(changes).length > 0) {
      const { operation } = await updateRecord(object.name, record.id, changes, version);
      liveStore.own(operation);
      const message = t('form.saved', { count: Object.keys(changes).length });
      showToast(operation === undefined ? { message } : { message, action: { label: t('common.undo'), run: () => void undo(operation) } });
    }
    onClose();
    await refreshRecords(client);
  };
  const refused = async (error: unknown, changes: FormValues) => {
    const fields = clashingFields(error);
    if (fields) {
      const current: WireRecord = await loadForEdit(metadata, object, record.id, definition.data?.schema ?? {});
      setConflict({ current, fields: fields.length > 0 ? fields : Object.keys(changes), mine: changes });
      return;
    }
    const issue = error instanceof ProblemError ? error.issues[0] : undefined;
    setProblem(issue ? issueText(issue, t) : problemText(error, t));
  };
  const save = async (value: unknown) => {
    const changes = { [field.name]: written(value) };
    if (JSON.stringify(changes[field.name]) === JSON.stringify(written(record[field.name]))) {
      onClose();
      return;
    }
    onSaving({ value });
    try {
      await settle(changes, record.version);
    } catch (error) {
      await refused(error, changes);
    } finally {
      onSaving(undefined);
    }
  };
  return { save, settle, problem, conflict };
}
