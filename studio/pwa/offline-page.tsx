import { useTranslation } from 'react-i18next';
import { EmptyState } from '../shell/pages/empty-state.tsx';

/** Stands where the screens should be while the server is out of reach; what comes next comes by itself. */
export function OfflinePage() {
  const { t } = useTranslation();
  return (
    <main>
      <title>{`${t('app.offlineTitle')} · Trellis`}</title>
      <h1 className="visually-hidden">{t('app.offlineTitle')}</h1>
      <EmptyState icon="world" title={t('app.offlineTitle')} text={t('app.offlineText')} />
    </main>
  );
}
