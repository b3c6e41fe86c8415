import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleDocument } from '../../../schemas/generated/metadata.ts';
import { applyChangeSet, type DocumentChange, planChanges, rollBackChangeSet } from '../../api/change-sets.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import { PlanRefused } from './plan-refused.ts';

export function putRole(document: RoleDocument): DocumentChange {
  return { op: 'put', kind: 'role', name: document.name, document };
}

/** Plans and applies a change of a role, says that it was done, and offers the way back. Throws PlanRefused, or ProblemError. */
export function useApplyRole(): (message: string, change: DocumentChange, onUndone?: () => void) => Promise<void> {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  return useCallback(
    async (message, change, onUndone) => {
      const { id, plan } = await planChanges(message, [change]);
      if (plan && plan.issues.length > 0) throw new PlanRefused(plan.issues);
      await applyChangeSet(id);
      const refresh = () => Promise.all([['roles'], ['metadata'], ['people']].map((queryKey) => client.invalidateQueries({ queryKey })));
      const undo = async () => {
        try {
          await rollBackChangeSet(id);
          await refresh();
          onUndone?.();
          showToast({ message: t('role.undone') });
        } catch (error) {
          showToast({ tone: 'failed', message: problemText(error, common) });
        }
      };
      await refresh();
      showToast({ message, action: { label: common('common.undo'), run: () => void undo() } });
    },
    [client, t, common],
  );
}
