import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ViewDocument } from '../../schemas/generated/metadata.ts';
import { useLabel } from '../i18n/useLabel.ts';
import classes from './view-tabs.module.css';

export interface ViewTabsProps {
  readonly object: string;
  readonly views: readonly ViewDocument[];
  readonly current: ViewDocument | undefined;
}

/** The saved views of an object. */
export function ViewTabs({ object, views, current }: ViewTabsProps) {
  const { t } = useTranslation();
  const label = useLabel();
  if (views.length < 2) return null;
  return (
    <nav aria-label={t('list.views')} className={classes.tabs}>
      {views.map((view) => (
        <Link key={view.name} to={`/records/${object}?view=${view.name}`} className={classes.tab} aria-current={view === current ? 'page' : undefined}>
          {label(view.label)}
        </Link>
      ))}
    </nav>
  );
}
