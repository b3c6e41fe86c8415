import { Anchor, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AdminPage } from '../admin/admin-page.tsx';
import classes from './data-page.module.css';
import { FullExportPart } from './full-export-part.tsx';
import { SampleDataPart } from './sample-data-part.tsx';

/** What administrators do with the data as a whole: take it out, and remove the sample records. */
export function DataArea() {
  const { t } = useTranslation('data');
  return (
    <AdminPage title={t('area.title')}>
      <div className={classes.parts}>
        <Part title={t('full.title')} text={t('full.text')}>
          <FullExportPart />
        </Part>
        <Part title={t('samples.title')} text={t('samples.text')}>
          <SampleDataPart />
        </Part>
        <Part title={t('trash.title')} text={t('area.trash')}>
          <Anchor component={Link} to="/trash">
            {t('area.openTrash')}
          </Anchor>
        </Part>
      </div>
    </AdminPage>
  );
}

function Part({ title, text, children }: { readonly title: string; readonly text: string; readonly children: ReactNode }) {
  const heading = useId();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={heading}>
      <Title order={2} id={heading}>
        {title}
      </Title>
      <Text c="dimmed" mb="sm">
        {text}
      </Text>
      {children}
    </Paper>
  );
}
