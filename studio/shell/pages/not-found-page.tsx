import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from './empty-state.tsx';
import { PageHeader } from './page-header.tsx';

/** An address that leads nowhere; with `empty` a workspace that holds no object yet. */
export function NotFoundPage({ empty = false }: { readonly empty?: boolean }) {
  const { t } = useTranslation();
  const title = t(empty ? 'empty.workspaceTitle' : 'empty.pageTitle');
  const home = (
    <Button variant="default" component={Link} to="/">
      {t('common.home')}
    </Button>
  );
  return (
    <>
      <title>{`${title} · Trellis`}</title>
      <PageHeader title={title} />
      <EmptyState icon="map-pin" title={title} text={t(empty ? 'empty.workspaceText' : 'empty.pageText')} action={empty ? undefined : home} />
    </>
  );
}
