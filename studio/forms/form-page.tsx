import { Alert, Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../shell/pages/page-header.tsx';
import classes from './form-page.module.css';

export interface FormPageProps {
  readonly title: string;
  /** What was typed before a reload is back. */
  readonly restored: boolean;
  readonly onDiscard: () => void;
  /** Beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of create and edit. */
export function FormPage({ title, restored, onDiscard, actions, children }: FormPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <title>{`${title} · Trellis`}</title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.scroller} aria-label={title} tabIndex={0}>
        <PageHeader title={title} actions={actions} />
        {restored && (
          <Alert variant="light" className={classes.note ?? ''} role="status">
            <Group justify="space-between" gap="xs">
              {t('form.restored')}
              <Button variant="subtle" size="compact-sm" onClick={onDiscard}>
                {t('form.discard')}
              </Button>
            </Group>
          </Alert>
        )}
        {children}
      </section>
    </>
  );
}
