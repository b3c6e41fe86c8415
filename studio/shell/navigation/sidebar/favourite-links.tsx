import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { OwnEntry } from '../../../api/own/me.ts';
import { entryAddress, entryIcon, entryKey, moved } from '../../../me/entries.ts';
import { useEntryText } from '../../../me/useEntryText.ts';
import { useFavourites } from '../../../me/useFavourites.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { Icon } from '../../icon.tsx';
import { SideGroup } from './side-group.tsx';
import { SideLink } from './side-link.tsx';

export interface OwnLinksProps {
  readonly slim: boolean;
  readonly onNavigate?: (() => void) | undefined;
}

/** The person's favourites; their order changes by dragging, or with Alt and the arrows. */
export function FavouriteLinks({ slim, onNavigate }: OwnLinksProps) {
  const { t } = useTranslation();
  const text = useEntryText();
  const metadata = useMetadata();
  const { pathname, search } = useLocation();
  const { items, arrange } = useFavourites();
  const [dragged, setDragged] = useState<string>();
  const [said, setSaid] = useState('');
  const move = (entry: OwnEntry, to: number) => {
    const from = items.findIndex((item) => entryKey(item) === entryKey(entry));
    const next = moved(items, from, to);
    if (next === items) return;
    arrange(next);
    setSaid(t('favourites.moved', { name: text(entry), place: to + 1, count: items.length }));
  };
  const onKeyDown = (event: KeyboardEvent, entry: OwnEntry, at: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    const target = event.currentTarget as HTMLElement;
    move(entry, at + by);
    requestAnimationFrame(() => target.focus());
  };
  if (items.length === 0) return null;
  return (
    <SideGroup label={t('favourites.title')} slim={slim}>
      {items.map((entry, at) => {
        const to = entryAddress(metadata, entry);
        return to === undefined ? null : (
          <SideLink
            key={entryKey(entry)}
            to={to}
            text={text(entry)}
            icon={<Icon name={entryIcon(metadata, entry)} />}
            slim={slim}
            current={to === `${pathname}${search}`}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            draggable
            onDragStart={() => setDragged(entryKey(entry))}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => dragged !== undefined && event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              const source = items.find((item) => entryKey(item) === dragged);
              if (source) move(source, at);
            }}
            onKeyDown={(event) => onKeyDown(event, entry, at)}
            onClick={onNavigate}
          />
        );
      })}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </SideGroup>
  );
}
