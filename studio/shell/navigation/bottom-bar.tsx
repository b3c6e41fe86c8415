import { IconMenu2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLabel } from '../../i18n/useLabel.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { Icon } from '../icon.tsx';
import classes from './bottom-bar.module.css';
import { navigationGroups } from './navigation.ts';
import { useIsCurrent } from './sidebar.tsx';

/** The first four entries within reach of the thumb; the rest is behind "More". */
export function BottomBar({ onMore }: { readonly onMore: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const isCurrent = useIsCurrent();
  const items = navigationGroups(useMetadata())
    .flatMap((group) => group.items)
    .slice(0, 4);
  return (
    <nav className={classes.bar} aria-label={t('shell.mainNavigation')}>
      {items.map((item) => (
        <Link
          key={item.to}
          to={item.to}
          className={classes.entry}
          data-active={isCurrent(item) || undefined}
          aria-current={isCurrent(item) ? 'page' : undefined}
        >
          <Icon name={item.object.icon} size={20} />
          <span className={classes.text}>{label(item.label)}</span>
        </Link>
      ))}
      <button type="button" className={classes.entry} onClick={onMore}>
        <IconMenu2 size={20} stroke={1.6} aria-hidden />
        <span className={classes.text}>{t('shell.more')}</span>
      </button>
    </nav>
  );
}
