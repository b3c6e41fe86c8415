import { ActionIcon, Tooltip } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OwnEntry } from '../api/own/me.ts';
import { useFavourites } from './useFavourites.ts';

/** Keeps what is on screen among the favourites, or takes it out. */
export function StarButton({ entry }: { readonly entry: OwnEntry }) {
  const { t } = useTranslation();
  const favourites = useFavourites();
  const kept = favourites.has(entry);
  return (
    <Tooltip withinPortal={false} label={t(kept ? 'favourites.remove' : 'favourites.add')}>
      <ActionIcon
        variant="subtle"
        color={kept ? 'yellow.7' : 'gray'}
        size={28}
        aria-label={t('favourites.star')}
        aria-pressed={kept}
        onClick={() => favourites.toggle(entry)}
      >
        {kept ? <IconStarFilled size={16} aria-hidden /> : <IconStar size={16} stroke={1.6} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}
