import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { RoleDocument } from '../../../schemas/generated/metadata.ts';
import { loadRole } from '../../api/rights/roles.ts';
import { PageSkeleton } from '../../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { RoleEditor } from './role-editor.tsx';

/** One role in its editor. */
export function RolePage() {
  const { name = '' } = useParams();
  return <LoadedRole key={name} name={name} />;
}

function LoadedRole({ name }: { readonly name: string }) {
  const { t } = useTranslation('rights');
  const client = useQueryClient();
  const queryKey = ['role', name];
  // What one edits is not replaced under one's hands: a change by others is told when one's own is to be applied.
  const query = useQuery({ queryKey, queryFn: ({ signal }) => loadRole(name, signal), gcTime: 0, staleTime: Number.POSITIVE_INFINITY });
  const [round, setRound] = useState(0);
  const restart = async (document?: RoleDocument) => {
    if (document) client.setQueryData(queryKey, document);
    else await client.refetchQueries({ queryKey });
    setRound((before) => before + 1);
  };
  if (query.isError)
    return <ProblemPanel error={query.error} page onRetry={() => void query.refetch()} back={{ to: '/admin/roles', label: t('admin.roles') }} />;
  if (!query.data) return <PageSkeleton />;
  return <RoleEditor key={round} base={query.data} onRestart={restart} />;
}
