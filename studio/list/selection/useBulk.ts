import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkEditAnswer, BulkEditRequest } from '../../../schemas/generated/api.ts';
import { ProblemError } from '../../api/problem.ts';
import { bulkEdit } from '../../api/records/bulk.ts';
import { refreshRecords, useUndo } from '../../api/records/useUndo.ts';
import { liveStore } from '../../live/live-store.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import { refreshChosen } from './refresh-chosen.ts';

export interface Bulk {
  readonly busy: boolean;
  /** Why nothing was tried or done, in words. */
  readonly failure: string | undefined;
  /** What would become of the records; undefined until it was asked for. */
  readonly preview: BulkEditAnswer | undefined;
  tryOut(request: BulkEditRequest): Promise<void>;
  /** Does it, and offers the way back. Answers whether it was done. */
  run(request: BulkEditRequest): Promise<boolean>;
  /** What was tried holds no more. */
  forget(): void;
}

/** A change of many records: tried first, then done as one operation. */
export function useBulk(object: ClientObject): Bulk {
  const { t } = useTranslation();
  const { t: own } = useTranslation('lists');
  const client = useQueryClient();
  const undo = useUndo();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [preview, setPreview] = useState<BulkEditAnswer>();
  const attempt = async (request: BulkEditRequest): Promise<BulkEditAnswer | undefined> => {
    setBusy(true);
    setFailure(undefined);
    try {
      return await bulkEdit(object.name, request);
    } catch (error) {
      const most = error instanceof ProblemError ? error.members.most : undefined;
      setFailure(typeof most === 'number' ? own('bulk.tooMany', { most }) : problemText(error, t));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    failure,
    preview,
    async tryOut(request) {
      setPreview(await attempt({ ...request, dry_run: true }));
    },
    async run(request) {
      const answer = await attempt(request);
      if (!answer) return false;
      const { operation, changed, refused } = answer;
      liveStore.own(operation ?? undefined);
      const done = own(request.op === 'delete' ? 'bulk.deleted' : 'bulk.changed', { count: changed });
      const message = refused > 0 ? `${done}. ${own('bulk.leftOut', { count: refused })}` : done;
      showToast(operation === null ? { message } : { message, action: { label: t('common.undo'), run: () => void undo(operation) } });
      await (request.ids ? refreshChosen(client, object.name, request.ids) : refreshRecords(client));
      return true;
    },
    forget: () => setPreview(undefined),
  };
}
