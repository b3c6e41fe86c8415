import { useTranslation } from 'react-i18next';
import { entryAddress, entryIcon, entryKey } from '../../../me/entries.ts';
import { useEntryText } from '../../../me/useEntryText.ts';
import { useFavourites } from '../../../me/useFavourites.ts';
import { useRecents } from '../../../me/useRecents.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { Icon } from '../../icon.tsx';
import type { OwnLinksProps } from './favourite-links.tsx';
import { SideGroup } from './side-group.tsx';
import { SideLink } from './side-link.tsx';

const mostShown = 5;

/** The records that the person had open last, on any device; lists stand in the navigation anyway. */
export function RecentLinks({ slim, onNavigate }: OwnLinksProps) {
  const { t } = useTranslation();
  const text = useEntryText();
  const metadata = useMetadata();
  const favourites = useFavourites();
  const items = useRecents().filter((entry) => entry.kind === 'record' && !favourites.has(entry));
  if (items.length === 0 || slim) return null;
  return (
    <SideGroup label={t('recents.title')} slim={slim}>
      {items.slice(0, mostShown).map((entry) => (
        <SideLink
          key={entryKey(entry)}
          to={entryAddress(metadata, entry) ?? '/'}
          text={text(entry)}
          icon={<Icon name={entryIcon(metadata, entry)} />}
          onClick={onNavigate}
        />
      ))}
    </SideGroup>
  );
}
