import { IconMenu2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { NotificationBell } from '../../collaboration/notifications/notification-bell.tsx';
import { useMetadata } from '../../metadata/useMetadata.ts';
import classes from './bottom-bar.module.css';
import { ItemIcon } from './item-icon.tsx';
import { navigationGroups } from './navigation.ts';
import { useApp } from './useApp.ts';
import { useIsCurrent } from './useIsCurrent.ts';
import { useItemText } from './useItemText.ts';

/** The first entries and the bell within reach of the thumb; the rest is behind "More". */
export function BottomBar({ onMore }: { readonly onMore: () => void }) {
  const { t } = useTranslation();
  const text = useItemText();
  const isCurrent = useIsCurrent();
  const items = navigationGroups(useMetadata(), useApp())
    .flatMap((group) => group.items)
    .slice(0, 3);
  return (
    <nav className={classes.bar} aria-label={t('shell.mainNavigation')}>
      {items.map((item) => (
        <Link
          key={item.to}
          to={item.to}
          className={classes.entry}
          data-active={isCurrent(item) || undefined}
          aria-label={text(item)}
          aria-current={isCurrent(item) ? 'page' : undefined}
        >
          <ItemIcon item={item} size={20} />
          <span className={classes.text}>{text(item, true)}</span>
        </Link>
      ))}
      <NotificationBell place="bar" className={classes.entry ?? ''} textClassName={classes.text ?? ''} />
      <button type="button" className={classes.entry} onClick={onMore}>
        <IconMenu2 size={20} stroke={1.6} aria-hidden />
        <span className={classes.text}>{t('shell.more')}</span>
      </button>
    </nav>
  );
}
