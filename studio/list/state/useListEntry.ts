import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { OwnEntry } from '../../api/me.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import type { ListState } from './useListState.ts';

/** Views that people made go by ids; they are pages, since a favourite names documents only. */
function isSaved(name: string): boolean {
  return name.includes('-');
}

/** The list on screen as a favourite: its view where it shows just that, else its address with a name that says what is narrowed. */
export function useListEntry(object: ClientObject, { view, filter, search }: ListState): OwnEntry {
  const { t } = useTranslation();
  const label = useLabel();
  const { pathname, search: parameters } = useLocation();
  const saved = view && isSaved(view.name);
  if (filter === '' && search === '' && !saved)
    return view && !view.default && view.name !== '' ? { kind: 'view', view: view.name } : { kind: 'object', object: object.name };
  const name = view && !view.default ? label(view.label) : label(object.plural);
  const narrowed = search !== '' ? `${name}: ${search}` : filter === '' ? name : t('favourites.filtered', { list: name });
  return { kind: 'page', to: `${pathname}${parameters}`, label: narrowed.slice(0, 120) };
}
