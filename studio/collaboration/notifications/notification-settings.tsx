import { Checkbox, Group, Select, Skeleton, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { NotificationSettingsUpdate, NotificationSettings as Settings } from '../../../schemas/generated/api.ts';
import { changeNotificationSettings, readNotificationSettings } from '../../api/collaboration/notifications.ts';
import { Delayed } from '../../shell/delayed.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';

const key = ['notifications', 'settings'];
const night = { from: '22:00', to: '07:00' };
const kinds = ['mention', 'comment', 'assigned', 'due', 'created'] as const;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** When and of what one wants to be told. Every change is saved at once. */
export function NotificationSettings() {
  const { t } = useTranslation('record');
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => readNotificationSettings(signal) });
  const change = useChange();
  if (query.isError && !query.data) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data)
    return (
      <Delayed>
        <Skeleton height={160} m="sm" />
      </Delayed>
    );
  const { digest_hour: digest, quiet, muted_kinds: muted } = query.data;
  return (
    <Stack gap="md" p="md" pt="xs">
      <Select
        label={t('notifications.when')}
        allowDeselect={false}
        value={digest === null ? 'now' : String(digest)}
        data={[
          { value: 'now', label: t('notifications.atOnce') },
          ...hours.map((hour) => ({ value: String(hour), label: t('notifications.dailyAt', { time: `${String(hour).padStart(2, '0')}:00` }) })),
        ]}
        onChange={(next) => void change({ digest_hour: next === null || next === 'now' ? null : Number(next) })}
      />
      <div>
        <Switch
          label={t('notifications.quiet')}
          checked={quiet !== null}
          onChange={(event) => void change({ quiet: event.currentTarget.checked ? night : null })}
        />
        {quiet && (
          <Group gap="xs" mt="xs">
            <HourInput label={t('notifications.from')} value={quiet.from} onValue={(from) => void change({ quiet: { ...quiet, from } })} />
            <HourInput label={t('notifications.to')} value={quiet.to} onValue={(to) => void change({ quiet: { ...quiet, to } })} />
          </Group>
        )}
      </div>
      <Checkbox.Group
        label={t('notifications.wanted')}
        value={kinds.filter((kind) => !muted.includes(kind))}
        onChange={(wanted) => void change({ muted_kinds: kinds.filter((kind) => !wanted.includes(kind)) })}
      >
        <Stack gap={8} mt={4}>
          {kinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={t(`notifications.want.${kind}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Text size="xs" c="dimmed">
        {t('notifications.hint')}
      </Text>
    </Stack>
  );
}

interface HourInputProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** A time of day; taken when it is whole. */
function HourInput({ label, value, onValue }: HourInputProps) {
  return (
    <TextInput
      type="time"
      size="sm"
      label={label}
      defaultValue={value}
      onBlur={(event) => {
        const written = event.currentTarget.value;
        if (/^\d\d:\d\d$/.test(written) && written !== value) onValue(written);
      }}
    />
  );
}

function useChange(): (changes: NotificationSettingsUpdate) => Promise<void> {
  const { t } = useTranslation();
  const client = useQueryClient();
  return async (changes) => {
    const before = client.getQueryData<Settings>(key);
    if (before) client.setQueryData<Settings>(key, { ...before, ...changes });
    try {
      client.setQueryData(key, await changeNotificationSettings(changes));
      await Promise.all(['count', 'list'].map((part) => client.invalidateQueries({ queryKey: ['notifications', part] })));
    } catch (error) {
      client.setQueryData(key, before);
      showToast({ tone: 'failed', message: problemText(error, t) });
    }
  };
}
