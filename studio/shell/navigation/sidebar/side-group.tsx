import type { ReactNode } from 'react';
import classes from './sidebar.module.css';

/** Entries under a heading; without the heading where there is only room for icons. */
export function SideGroup({ label, slim, children }: { readonly label: string | undefined; readonly slim: boolean; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: entries of the navigation are not a fieldset.
    <div className={classes.group} role="group" {...(label === undefined ? {} : { 'aria-label': label })}>
      {label !== undefined && !slim && (
        <div className={classes.heading} aria-hidden>
          {label}
        </div>
      )}
      {children}
    </div>
  );
}
