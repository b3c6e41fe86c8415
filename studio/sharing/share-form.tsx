import { Button, Group, Select, SimpleGrid, Stack, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShareSubjects } from '../../schemas/generated/api.ts';
import { Failure } from '../admin/parts/failure.tsx';
import { createShare, findShareSubjects } from '../api/rights/shares.ts';
import { DayInput } from '../controls/day-input.tsx';
import { fromLocalTime } from '../format/zoned-time.ts';
import { useMe } from '../session/useMe.ts';
import { showToast } from '../shell/toast.tsx';

type Subject = ShareSubjects['items'][number];

const levels = ['read', 'update', 'delete'] as const;
type Level = (typeof levels)[number];

export interface ShareFormProps {
  readonly object: string;
  readonly id: string;
  readonly onShared: () => Promise<void>;
}

/** With whom, for what, until when and why. */
export function ShareForm({ object, id, onShared }: ShareFormProps) {
  const { t } = useTranslation('rights');
  const { zone } = useMe();
  const untilId = useId();
  const [subject, setSubject] = useState<Subject>();
  const [level, setLevel] = useState<Level>('read');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!subject) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const ends = until === '' ? {} : { expires_at: endOf(until, zone) };
      const why = reason.trim() === '' ? {} : { reason: reason.trim() };
      // Whoever may delete a record may also change it.
      await createShare(object, id, { subject: subject.subject, can: levels.slice(0, levels.indexOf(level) + 1) as [Level, ...Level[]], ...why, ...ends });
      await onShared();
      showToast({ message: t('share.done', { name: subject.name }) });
      setSubject(undefined);
      setReason('');
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <SubjectSelect object={object} id={id} subject={subject} onChange={setSubject} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="sm">
          <Select
            label={t('share.can')}
            data={levels.map((name) => ({ value: name, label: t(`share.level.${name}`) }))}
            value={level}
            onChange={(next) => setLevel(levels.find((name) => name === next) ?? 'read')}
            allowDeselect={false}
          />
          <DayInput id={untilId} label={t('share.until')} value={until} yearOptional={false} onValue={(next) => setUntil(next ?? '')} />
        </SimpleGrid>
        <Textarea label={t('share.reason')} autosize minRows={1} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Failure error={failure} />
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={!subject}>
            {t('share.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The end of a day, on the person's clock. What is no day is sent as it is, so that the server says so. */
function endOf(day: string, zone: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? fromLocalTime({ date: day, time: '23:59' }, zone) : day;
}

interface SubjectSelectProps {
  readonly object: string;
  readonly id: string;
  readonly subject: Subject | undefined;
  readonly onChange: (subject: Subject | undefined) => void;
}

/** A person, team or role, found by words of the name. */
function SubjectSelect({ object, id, subject, onChange }: SubjectSelectProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === subject?.name ? '' : typed.trim(), 200);
  const { data: found = [], isFetching } = useQuery({
    queryKey: ['share-subjects', object, id, search],
    queryFn: ({ signal }) => findShareSubjects(object, id, search, signal),
    placeholderData: keepPreviousData,
  });
  const known = subject && !found.some((one) => one.subject === subject.subject) ? [subject, ...found] : found;
  const groups = (['user', 'team', 'role'] as const).flatMap((kind) => {
    const items = known.filter((one) => one.kind === kind).map((one) => ({ value: one.subject, label: one.name }));
    return items.length > 0 ? [{ group: t(`share.kinds.${kind}`), items }] : [];
  });
  return (
    <Select
      label={t('share.subject')}
      placeholder={t('share.find')}
      data={groups}
      filter={({ options }) => options}
      value={subject?.subject ?? null}
      onChange={(next) => onChange(known.find((one) => one.subject === next))}
      searchable
      openOnFocus={false}
      data-autofocus
      searchValue={typed}
      onSearchChange={setTyped}
      clearable
      clearButtonProps={{ 'aria-label': common('common.clear') }}
      nothingFoundMessage={isFetching ? common('common.loading') : common('fields.link.nothing')}
    />
  );
}
