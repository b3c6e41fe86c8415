import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addAttachment } from '../../api/collaboration/attachments.ts';
import { ProblemError } from '../../api/problem.ts';
import { formatSize } from '../../format/format-number.ts';
import type { Locale } from '../../format/locale.ts';
import { issueText } from '../../forms/issue-errors.ts';
import { problemText } from '../../shell/problems/problem-text.ts';

/** @NOTE the limit of the server for files beside records (engine/collaboration/attachments). */
const mostBytes = 25_000_000;

interface Running {
  readonly key: string;
  readonly name: string;
  /** The part that is sent, 0 to 1. */
  readonly part: number;
}

interface Problem {
  readonly key: string;
  readonly text: string;
}

/** Sends files to a record, each by itself; one that is refused says why and stands in nobody's way. Uploads do not outlive the page. */
export function useUploads(object: string, id: string, locale: Locale) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [running, setRunning] = useState<readonly Running[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const controls = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const { current } = controls;
    return () => {
      for (const control of current.values()) control.abort();
    };
  }, []);
  const refuse = (key: string, name: string, reason: string) => setProblems((before) => [...before, { key, text: `${name}: ${reason}` }]);
  const send = async (key: string, file: File) => {
    const control = new AbortController();
    controls.current.set(key, control);
    setRunning((before) => [...before, { key, name: file.name, part: 0 }]);
    const onProgress = (part: number) => setRunning((before) => before.map((each) => (each.key === key ? { ...each, part } : each)));
    try {
      await addAttachment(object, id, { file, onProgress, signal: control.signal });
      await Promise.all(['attachments', 'timeline'].map((key) => client.invalidateQueries({ queryKey: [key, object, id] })));
    } catch (error) {
      const issue = error instanceof ProblemError ? error.issues[0] : undefined;
      if (!control.signal.aborted) refuse(key, file.name, issue ? issueText(issue, t) : problemText(error, t));
    } finally {
      controls.current.delete(key);
      setRunning((before) => before.filter((each) => each.key !== key));
    }
  };
  return {
    running,
    problems,
    start(files: readonly File[]) {
      setProblems([]);
      for (const file of files) {
        const key = crypto.randomUUID();
        if (file.size > mostBytes) refuse(key, file.name, t('issues.file_too_large', { max: formatSize(mostBytes, locale) }));
        else void send(key, file);
      }
    },
    stop: (key: string) => controls.current.get(key)?.abort(),
  };
}
