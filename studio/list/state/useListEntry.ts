import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { OwnEntry } from '../../api/me.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import type { ListState } from './useListState.ts';

/** The list on screen as a favourite: its view where it shows just that, else its address with a name that says what is narrowed. */
export function useListEntry(object: ClientObject, { view, filter, search }: ListState): OwnEntry {
  const { t } = useTranslation();
  const label = useLabel();
  const { pathname, search: parameters } = useLocation();
  if (filter === '' && search === '') return view && !view.default ? { kind: 'view', view: view.name } : { kind: 'object', object: object.name };
  const name = view && !view.default ? label(view.label) : label(object.plural);
  const narrowed = search === '' ? t('favourites.filtered', { list: name }) : `${name}: ${search}`;
  return { kind: 'page', to: `${pathname}${parameters}`, label: narrowed.slice(0, 120) };
}
