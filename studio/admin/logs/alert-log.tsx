import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccessAlert } from '../../../schemas/generated/api.ts';
import { type LogFilter, markAlertSeen } from '../../api/rights/logs.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { formatNumber } from '../../format/format-number.ts';
import { toLocalTime } from '../../format/zoned-time.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import { Moment, Who } from './log-cells.tsx';
import { LogTable } from './log-table.tsx';
import { useLog } from './useLog.ts';

/** Who read unusually much, and which administrator has taken note of it. */
export function AlertLog({ filter }: { readonly filter: LogFilter }) {
  const { t } = useTranslation('rights');
  // Alerts are about no object.
  const { object: _object, ...narrowed } = filter;
  const query = useLog('alerts', narrowed);
  return (
    <LogTable<AccessAlert>
      label={t('logs.alerts')}
      items={query.data?.pages.flatMap((page) => page.items)}
      query={query}
      empty={{ title: t('logs.noAlerts'), text: t('logs.noAlertsText') }}
      columns={[
        { label: t('logs.when'), cell: ({ at }) => <Moment at={at} /> },
        { label: t('logs.who'), cell: ({ actor }) => <Who actor={actor} /> },
        { label: t('logs.what'), cell: (alert) => <Unusual alert={alert} /> },
        { label: t('logs.seen'), cell: (alert) => <Seen alert={alert} /> },
      ]}
    />
  );
}

function Unusual({ alert }: { readonly alert: AccessAlert }) {
  const { t } = useTranslation('rights');
  const { locale, zone } = useCellContext();
  const { time } = toLocalTime(new Date(alert.hour), zone);
  return t('logs.read', { rows: formatNumber(alert.rows, locale), time, limit: formatNumber(alert.limit_rows, locale) });
}

function Seen({ alert }: { readonly alert: AccessAlert }) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const note = async () => {
    try {
      await markAlertSeen(alert.id);
      await client.invalidateQueries({ queryKey: ['log', 'alerts'] });
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, common) });
    }
  };
  if (alert.seen_at === null) {
    return (
      <Button size="compact-sm" variant="default" onClick={() => void note()}>
        {t('logs.markSeen')}
      </Button>
    );
  }
  return (
    <Text span c="dimmed">
      {alert.seen_by?.name}, <Moment at={alert.seen_at} />
    </Text>
  );
}
