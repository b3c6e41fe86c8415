import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { ProblemError } from '../api/problem.ts';
import { showToast } from '../shell/toast.tsx';

/** Where a record went that was merged into another, as the answer to its address tells. */
export function mergedInto(error: unknown): string | undefined {
  const into = error instanceof ProblemError ? error.members.merged_into : undefined;
  return typeof into === 'string' ? into : undefined;
}

/** Goes to the record that one was merged into, and says so. */
export function MergedRecord({ object, into }: { readonly object: string; readonly into: string }) {
  const { t } = useTranslation('record');
  useEffect(() => showToast({ message: t('merge.went') }), [t]);
  return <Navigate to={`/records/${object}/${into}`} replace />;
}
