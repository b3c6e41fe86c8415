import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { SavedView, Viewbody } from '../../../schemas/generated/api.ts';
import { changeListSetting, createView, deleteView, updateView } from '../../api/views.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import type { ListState } from '../state/useListState.ts';
import { bodyOf } from './list-view.ts';
import type { WantedView } from './save-view-dialog.tsx';
import { viewsQuery } from './useSavedViews.ts';

export interface ViewActions {
  /** Shows a view as it was saved. */
  open(key: string | undefined): void;
  /** Saves what the list shows as a new view and shows that. Throws ProblemError. */
  save(state: ListState, wanted: WantedView): Promise<void>;
  /** Saves what the list shows over a view. */
  overwrite(view: SavedView, state: ListState): void;
  /** Throws ProblemError. */
  rename(view: SavedView, wanted: WantedView): Promise<void>;
  /** Deletes a view and offers the way back. */
  remove(view: SavedView): void;
  /** Which view the list opens with; null as the roles say. */
  opensWith(key: string | null): void;
}

function bodyIn({ view, wholeFilter }: ListState): Viewbody {
  const { filter: _filter, ...body } = bodyOf(view);
  return wholeFilter === '' ? body : { ...body, filter: wholeFilter };
}

/** What can be done with the views of an object. */
export function useViewActions(object: ClientObject): ViewActions {
  const { t } = useTranslation();
  const { t: own } = useTranslation('lists');
  const client = useQueryClient();
  const navigate = useNavigate();
  const refresh = () => client.invalidateQueries({ queryKey: viewsQuery.queryKey });
  const open = (key: string | undefined) => void navigate(`/records/${object.name}${key === undefined ? '' : `?view=${key}`}`);
  const attempt = (work: () => Promise<void>) => {
    work().catch((error: unknown) => showToast({ tone: 'failed', message: problemText(error, t) }));
  };
  return {
    open,
    async save(state, wanted) {
      const made = await createView({ object: object.name, body: bodyIn(state), ...wanted });
      await refresh();
      open(made.id);
    },
    overwrite: (view, state) =>
      attempt(async () => {
        await updateView(view.id, { body: bodyIn(state) });
        await refresh();
        open(view.id);
        const undo = () =>
          attempt(async () => {
            await updateView(view.id, { body: view.body });
            await refresh();
          });
        showToast({ message: own('view.saved', { view: view.label }), action: { label: t('common.undo'), run: undo } });
      }),
    async rename(view, wanted) {
      await updateView(view.id, wanted);
      await refresh();
    },
    remove: (view) =>
      attempt(async () => {
        await deleteView(view.id);
        open(undefined);
        await refresh();
        const { object: of, label, body, shared_with, position } = view;
        const undo = () =>
          attempt(async () => {
            const back = await createView({ object: of, label, body, shared_with, position });
            await refresh();
            open(back.id);
          });
        showToast({ message: own('view.deleted', { view: label }), action: { label: t('common.undo'), run: undo } });
      }),
    opensWith: (key) =>
      attempt(async () => {
        await changeListSetting(object.name, { opens: key });
        await refresh();
        showToast({ message: own(key === null ? 'view.opensAsRoles' : 'view.opensNow') });
      }),
  };
}
