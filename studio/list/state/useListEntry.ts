import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { OwnEntry } from '../../api/own/me.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import type { ListState } from './useListState.ts';

/** The list on screen as a favourite: its view where it shows just that, else its address with a name that says what is narrowed. */
export function useListEntry(object: ClientObject, { chosen, filter, search }: ListState): OwnEntry {
  const { t } = useTranslation();
  const label = useLabel();
  const { pathname, search: parameters } = useLocation();
  const view = chosen?.document.default ? undefined : chosen;
  // A view that somebody made is a page: a favourite names documents only.
  if (filter === '' && search === '' && !chosen?.saved) return view ? { kind: 'view', view: view.key } : { kind: 'object', object: object.name };
  const name = label(view?.label ?? object.plural);
  const narrowed = search !== '' ? `${name}: ${search}` : filter === '' ? name : t('favourites.filtered', { list: name });
  return { kind: 'page', to: `${pathname}${parameters}`, label: narrowed.slice(0, 120) };
}
