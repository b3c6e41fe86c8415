import { Anchor, Button, Group, Progress, Stack, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FullExportPlan } from '../../schemas/generated/api.ts';
import { fullExport, fullExportFile, planFullExport } from '../api/data.ts';
import { problemText } from '../shell/problems/problem-text.ts';

const shortest = 3;
const pollMs = 1_000;

/** Asks what for, then has the browser fetch the archive, which goes on when the page is left. */
export function FullExportPart() {
  const { t } = useTranslation('data');
  const { t: common } = useTranslation();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [plan, setPlan] = useState<FullExportPlan>();
  const start = async () => {
    if (reason.trim().length < shortest) {
      setFailure(t('full.reasonNeeded'));
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      const planned = await planFullExport(reason.trim());
      setPlan(planned);
      window.location.assign(fullExportFile(planned.id));
    } catch (error) {
      setFailure(problemText(error, common));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('full.reason')}
          description={t('full.reasonHelp')}
          maxLength={500}
          withAsterisk
          value={reason}
          error={failure}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={busy} leftSection={<IconDownload size={16} aria-hidden />}>
            {t('full.start')}
          </Button>
        </Group>
        {plan && <FullExportProgress key={plan.id} plan={plan} />}
      </Stack>
    </form>
  );
}

/** How much of it has left, as the log says. */
function FullExportProgress({ plan }: { readonly plan: FullExportPlan }) {
  const { t } = useTranslation('data');
  const { data } = useQuery({
    queryKey: ['full-export', plan.id],
    queryFn: ({ signal }) => fullExport(plan.id, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' || state.data === undefined ? pollMs : false),
  });
  const done = data?.done ?? 0;
  const state = data?.state ?? 'running';
  return (
    <div role="status">
      {state === 'running' && <Progress value={plan.records === 0 ? 100 : (100 * done) / plan.records} aria-label={t('full.title')} />}
      <Text size="sm" mt={4}>
        {t(`full.${state}`, { done: state === 'done' ? plan.records : done, total: plan.records, files: plan.files })}
      </Text>
      {state === 'running' && done === 0 && (
        <Anchor size="sm" href={fullExportFile(plan.id)} download>
          {t('full.again')}
        </Anchor>
      )}
    </div>
  );
}
