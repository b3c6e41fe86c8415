import { ActionIcon } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHeader } from '../shell/pages/page-header.tsx';
import { useIsPhone } from '../shell/useIsPhone.ts';
import classes from './admin-page.module.css';

export interface AdminPageProps {
  readonly title: string;
  /** The page above; without one a phone goes back to the overview of the administration. */
  readonly back?: { readonly to: string; readonly label: string };
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
  /** Stays at the foot while the page scrolls. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the administration: its head, and a body that scrolls. */
export function AdminPage({ title, back, aside, actions, foot, children }: AdminPageProps) {
  const { t } = useTranslation('rights');
  const phone = useIsPhone();
  const way = back ?? (phone ? { to: '/admin', label: t('admin.title') } : undefined);
  const leading = way && (
    <ActionIcon component={Link} to={way.to} variant="subtle" color="gray" aria-label={way.label}>
      <IconArrowLeft size={18} aria-hidden />
    </ActionIcon>
  );
  return (
    <>
      <title>{`${title} · Trellis`}</title>
      <PageHeader title={title} leading={leading} aside={aside} actions={actions} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.scroller} aria-label={title} tabIndex={0}>
        <div className={classes.body}>{children}</div>
      </section>
      {foot}
    </>
  );
}
