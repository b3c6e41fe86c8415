import { VisuallyHidden } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLabel } from '../../i18n/useLabel.ts';
import type { ListView } from './list-view.ts';
import classes from './view-tabs.module.css';

export interface ViewTabsProps {
  readonly object: string;
  readonly views: readonly ListView[];
  readonly current: ListView | undefined;
  /** The list shows the current view otherwise than it was saved. */
  readonly changed: boolean;
}

/** The views of an object: those of the workspace, one's own, and those that others share. */
export function ViewTabs({ object, views, current, changed }: ViewTabsProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const tabs = useRef<HTMLElement>(null);
  const key = current?.key;
  // With many views the current one may stand beyond the edge.
  useEffect(() => {
    if (key !== undefined) tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [key]);
  if (views.length < 2) return null;
  return (
    <nav ref={tabs} aria-label={t('list.views')} className={classes.tabs}>
      {views.map((view) => (
        <Link
          key={view.key}
          to={`/records/${object}?view=${view.key}`}
          className={classes.tab}
          aria-current={view === current ? 'page' : undefined}
          title={view.saved && !view.saved.mine ? t('list.viewBy', { name: view.saved.owner.name }) : undefined}
        >
          {view.saved && !view.saved.mine && <IconUsers size={14} aria-hidden className={classes.shared} />}
          {label(view.label)}
          {view === current && changed && (
            <>
              <span className={classes.changed} aria-hidden />
              <VisuallyHidden> ({t('list.viewChanged')})</VisuallyHidden>
            </>
          )}
        </Link>
      ))}
    </nav>
  );
}
