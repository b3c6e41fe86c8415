import type { ReactNode } from 'react';
import { PageHeader } from '../shell/pages/page-header.tsx';
import classes from './import-page.module.css';

export interface ImportFrameProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the pages about imports. */
export function ImportFrame({ title, actions, children }: ImportFrameProps) {
  return (
    <>
      <title>{`${title} · Trellis`}</title>
      <PageHeader title={title} actions={actions} />
      <div className={classes.page}>{children}</div>
    </>
  );
}
