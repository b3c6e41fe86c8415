import { Button, Checkbox, Group, Loader, Modal, Select, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverAnswer, PersonAnswer } from '../../../schemas/generated/api.ts';
import { refreshRecords, useUndo } from '../../api/records/useUndo.ts';
import { handOver, updatePerson } from '../../api/rights/people.ts';
import { formatNumber } from '../../format/format-number.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import { Failure } from '../parts/failure.tsx';

export interface HandOverDialogProps {
  readonly person: PersonAnswer;
  readonly people: readonly PersonAnswer[];
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Disables a person and gives what they have to somebody else. First it counts. */
export function HandOverDialog({ person, people, onCancel, onDone }: HandOverDialogProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const phone = useIsPhone();
  const client = useQueryClient();
  const undo = useUndo();
  const [to, setTo] = useState<string | null>(null);
  const [disable, setDisable] = useState(true);
  const [shares, setShares] = useState(true);
  const [reports, setReports] = useState(true);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const counted = useQuery({
    queryKey: ['hand-over', person.id, to, shares, reports, disable],
    queryFn: ({ signal }) => handOver(person.id, { to: to ?? '', shares, reports, disable, dry_run: true }, signal),
    enabled: to !== null,
    gcTime: 0,
    retry: false,
  });
  const refresh = () => Promise.all([refreshRecords(client), ...[['people'], ['teams']].map((queryKey) => client.invalidateQueries({ queryKey }))]);
  // Undoing gives records and shares back; whether the person can sign in is another matter, and is set back as well.
  const takeBack = async (operation: string | undefined) => {
    const given = operation === undefined || (await undo(operation));
    if (given && disable) {
      await updatePerson(person.id, { active: true }).catch((error: unknown) => showToast({ tone: 'failed', message: problemText(error, common) }));
    }
    await refresh();
  };
  const run = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = to === null ? undefined : await handOver(person.id, { to, shares, reports, disable });
      if (!answer) await updatePerson(person.id, { active: false });
      const message = t(disable ? 'handOver.disabled' : 'handOver.done', { name: person.name });
      const operation = answer?.operation ?? undefined;
      const undoable = operation !== undefined || disable;
      showToast(undoable ? { message, action: { label: common('common.undo'), run: () => void takeBack(operation) } } : { message });
      await refresh();
      onDone();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onCancel}
      fullScreen={phone}
      title={t('handOver.title', { name: person.name })}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <Stack gap="md">
        <Select
          label={t('handOver.to')}
          description={t('handOver.toHelp')}
          data={people.filter((other) => other.active && other.id !== person.id).map((other) => ({ value: other.id, label: other.name }))}
          value={to}
          onChange={setTo}
          searchable
          clearable
          data-autofocus
          openOnFocus={false}
          clearButtonProps={{ 'aria-label': common('common.clear') }}
        />
        {to !== null && (
          <>
            <Checkbox label={t('handOver.shares')} checked={shares} onChange={(event) => setShares(event.currentTarget.checked)} />
            <Checkbox label={t('handOver.reports')} checked={reports} onChange={(event) => setReports(event.currentTarget.checked)} />
          </>
        )}
        <Checkbox
          label={t('handOver.disable')}
          description={t('handOver.disableHelp')}
          checked={disable}
          onChange={(event) => setDisable(event.currentTarget.checked)}
        />
        {counted.isFetching && (
          <Text c="dimmed" role="status">
            <Loader size="xs" mr="xs" style={{ verticalAlign: 'middle' }} />
            {t('role.counting')}
          </Text>
        )}
        {counted.data && !counted.isFetching && <Counts counts={counted.data} />}
        <Failure error={failure ?? counted.error ?? undefined} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {common('common.cancel')}
          </Button>
          <Button
            {...(disable ? { color: 'red' } : {})}
            loading={busy}
            disabled={(to === null && !disable) || (to !== null && !counted.data)}
            onClick={() => void run()}
          >
            {t(to === null ? 'handOver.onlyDisable' : disable ? 'handOver.runDisable' : 'handOver.run')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** What goes to the successor. */
function Counts({ counts }: { readonly counts: HandOverAnswer }) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const locale = useLocale();
  const metadata = useMetadata();
  const others = (['shares', 'share_rules', 'reports', 'teams'] as const).filter((kind) => counts[kind] > 0);
  const total = counts.records.reduce((sum, { count }) => sum + count, 0);
  const nothing = total === 0 && others.length === 0;
  return (
    <section aria-label={t('handOver.counts')}>
      <Text fw={500}>{nothing ? t('handOver.nothing') : t('handOver.records', { count: total, number: formatNumber(total, locale) })}</Text>
      {!nothing && (
        <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
          {counts.records.map(({ object, count }) => {
            const known = findObject(metadata, object);
            return (
              <li key={object}>
                {known ? label(known.plural) : object}: {formatNumber(count, locale)}
              </li>
            );
          })}
          {others.map((kind) => (
            <li key={kind}>
              {t(`handOver.kind.${kind}`)}: {formatNumber(counts[kind], locale)}
            </li>
          ))}
        </ul>
      )}
      {counts.refused.length > 0 && (
        <Text size="sm" c="var(--mantine-color-error)" mt="xs">
          {t('handOver.refused', { count: counts.refused.length, reason: counts.refused[0]?.message ?? '' })}
        </Text>
      )}
    </section>
  );
}
