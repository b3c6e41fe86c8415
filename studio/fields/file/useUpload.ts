import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem.ts';
import { uploadFile } from '../../api/records/files.ts';
import { formatSize } from '../../format/format-number.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import type { InputProps } from '../field-input.ts';
import { pendingOf, typeNames } from './file-value.ts';

/** @NOTE the limit of the server for fields that name none (engine/files/file-limits.ts). */
const defaultMaxBytes = 25_000_000;

export interface Upload {
  /** The part that is sent, 0 to 1; undefined when nothing is. */
  readonly progress: number | undefined;
  readonly problem: string | undefined;
  start(file: File): void;
  cancel(): void;
}

/** Sends a file and puts what the server made of it into the form. An upload does not outlive its input. */
export function useUpload({ id, object, field, value, onChange, context }: InputProps): Upload {
  const { t } = useTranslation();
  const [progress, setProgress] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const running = useRef<AbortController>(undefined);
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  useEffect(() => () => running.current?.abort(), []);
  const pending = pendingOf(value);
  const lost = pending !== undefined && progress === undefined;
  const before = pending ? pending.before : value;
  useEffect(() => {
    // A form that was loaded again still says that a file is on its way.
    if (lost && !running.current) change.current(before ?? undefined);
  }, [lost, before]);

  const send = async (file: File) => {
    const control = new AbortController();
    running.current = control;
    setProgress(0);
    keepFocus(id);
    change.current({ uploading: true, name: file.name, before });
    try {
      change.current(await uploadFile({ object, field: field.name, file, onProgress: setProgress, signal: control.signal }));
    } catch (error) {
      change.current(before ?? undefined);
      if (!control.signal.aborted) setProblem(refusal(error, field.options.accept ?? [], t));
    } finally {
      running.current = undefined;
      setProgress(undefined);
      keepFocus(id);
    }
  };
  return {
    progress,
    problem,
    start(file) {
      if (running.current) return;
      const most = field.options.max_size_bytes ?? defaultMaxBytes;
      const fits = file.size <= most;
      setProblem(fits ? undefined : t('issues.file_too_large', { max: formatSize(most, context.locale) }));
      if (fits) void send(file);
    },
    cancel: () => running.current?.abort(),
  };
}

/** What had the focus may be gone with the change: the keyboard goes on at what stands in its place. */
function keepFocus(id: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById(id)?.focus();
  });
}

/** Why the server did not take it, in the person's language. */
function refusal(error: unknown, accept: readonly string[], t: TFunction): string {
  const issue = error instanceof ProblemError ? error.issues[0] : undefined;
  if (issue?.code === 'file_type') return t('issues.file_type', { types: typeNames(accept, t('fields.file.pictures')) });
  if (issue?.code === 'file_empty') return t('issues.file_empty');
  if (issue?.code === 'file_too_large') return t('issues.file_too_large', { max: String(issue.params?.max ?? '') });
  return problemText(error, t);
}
