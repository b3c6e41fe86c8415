import { IconHome, IconLayoutList, IconMenu2, IconPlus, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { openPalette } from '../../palette/palette-store.ts';
import classes from './bottom-bar.module.css';

export interface BottomBarProps {
  readonly onLists: () => void;
  readonly onMore: () => void;
}

const shape = { size: 22, stroke: 1.6, 'aria-hidden': true } as const;

/** What a thumb reaches on a phone: home, search, new, the lists, and the rest. */
export function BottomBar({ onLists, onMore }: BottomBarProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const home = pathname === '/';
  return (
    <nav className={classes.bar} aria-label={t('shell.mainNavigation')}>
      <Link to="/" className={classes.entry} data-active={home || undefined} aria-current={home ? 'page' : undefined}>
        <IconHome {...shape} />
        <span className={classes.text}>{t('shell.home')}</span>
      </Link>
      <button type="button" className={classes.entry} onClick={() => openPalette()}>
        <IconSearch {...shape} />
        <span className={classes.text}>{t('shell.search')}</span>
      </button>
      <button type="button" className={classes.entry} data-new onClick={() => openPalette('create')}>
        <span className={classes.disc}>
          <IconPlus {...shape} />
        </span>
        <span className={classes.text}>{t('shell.new')}</span>
      </button>
      <button type="button" className={classes.entry} data-active={pathname.startsWith('/records/') || undefined} onClick={onLists}>
        <IconLayoutList {...shape} />
        <span className={classes.text}>{t('shell.lists')}</span>
      </button>
      <button type="button" className={classes.entry} onClick={onMore}>
        <IconMenu2 {...shape} />
        <span className={classes.text}>{t('shell.more')}</span>
      </button>
    </nav>
  );
}
