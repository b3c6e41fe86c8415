import { useNavigate } from 'react-router';
import type { OwnEntry } from '../api/own/me.ts';
import { useLabel } from '../i18n/useLabel.ts';
import { entryAddress, entryIcon, entryKey } from '../me/entries.ts';
import { useEntryText } from '../me/useEntryText.ts';
import { useFavourites } from '../me/useFavourites.ts';
import { useRecents } from '../me/useRecents.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { Icon } from '../shell/icon.tsx';
import { findItems, type PaletteGroup, type PaletteItem, readQuery } from './palette-item.ts';
import type { PaletteMode } from './palette-store.ts';
import { useActions, useCreations } from './useActions.tsx';
import { useFoundItems } from './useFoundItems.tsx';
import { usePages } from './usePages.tsx';

const mostOfGroup = 6;
const mostCreations = 20;

export interface PaletteGroups {
  readonly groups: readonly PaletteGroup[];
  readonly loading: boolean;
  readonly error: unknown;
}

/** What the palette offers for what was typed; without a word what one had open lately. */
export function usePaletteGroups(typed: string, mode: PaletteMode): PaletteGroups {
  const { text, actionsOnly } = readQuery(typed);
  const found = useFoundItems(mode === 'create' || actionsOnly ? '' : text);
  const [pages, creations, actions] = [usePages(), useCreations(), useActions()];
  const toItem = useEntryItem();
  const favourites = useFavourites().items.flatMap(toItem);
  const recents = useRecents().flatMap(toItem);
  const pick = (items: readonly PaletteItem[], most = mostOfGroup) => (text === '' ? items.slice(0, most) : findItems(items, text, most));
  const kept = new Set(favourites.map(({ id }) => id));
  const offered = (): readonly PaletteGroup[] => {
    if (mode === 'create') return [{ name: 'create', items: pick(creations, mostCreations) }];
    const doing: readonly PaletteGroup[] = [
      { name: 'create', items: pick(creations, actionsOnly ? mostCreations : mostOfGroup) },
      { name: 'actions', items: pick(actions, mostCreations) },
    ];
    if (actionsOnly) return doing;
    if (text !== '') return [{ name: 'records', items: found.items }, { name: 'pages', items: pick(pages) }, ...doing];
    return [
      {
        name: 'recents',
        items: pick(
          recents.filter(({ id }) => !kept.has(id)),
          8,
        ),
      },
      { name: 'favourites', items: pick(favourites) },
      { name: 'pages', items: pick(pages) },
      { name: 'create', items: pick(creations) },
    ];
  };
  return { groups: offered().filter(({ items }) => items.length > 0), loading: found.loading, error: found.error };
}

function useEntryItem(): (entry: OwnEntry) => readonly PaletteItem[] {
  const label = useLabel();
  const text = useEntryText();
  const metadata = useMetadata();
  const navigate = useNavigate();
  return (entry) => {
    const to = entryAddress(metadata, entry);
    if (to === undefined) return [];
    const object = entry.kind === 'record' ? findObject(metadata, entry.object) : undefined;
    const detail = object && label(object.label);
    return [{ id: entryKey(entry), label: text(entry), detail, icon: <Icon name={entryIcon(metadata, entry)} />, run: () => void navigate(to) }];
  };
}
