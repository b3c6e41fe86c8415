import { Alert, Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergePreview } from '../../schemas/generated/api.ts';
import { ProblemError } from '../api/problem.ts';
import { previewMerge } from '../api/records/merges.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { useIsPhone } from '../shell/useIsPhone.ts';
import { ChooseOthers } from './choose-others.tsx';
import { FieldChoices } from './field-choices.tsx';
import { type MergeChoices, mergeRequest } from './merge-choices.ts';
import { useComparedRecords } from './useComparedRecords.ts';
import { useMerge } from './useMerge.ts';
import { WhatMoves } from './what-moves.tsx';

/** Records that become one at most. */
const mostRecords = 10;

export interface MergeDialogProps {
  readonly object: ClientObject;
  /** The records; with one, the others are looked for. The first is kept unless another is chosen. */
  readonly ids: readonly string[];
  readonly onClose: () => void;
  readonly onDone?: (kept: string) => void;
}

/** Makes records one: which is kept, whose values it gets, and what moves along, before anything happens. */
export function MergeDialog({ object, ids: first, onClose, onDone }: MergeDialogProps) {
  const { t } = useTranslation('merging');
  const { t: common } = useTranslation();
  const context = useCellContext();
  const phone = useIsPhone();
  const [ids, setIds] = useState(first);
  return (
    <Modal
      opened
      onClose={onClose}
      size={ids.length > 3 ? '90%' : 'xl'}
      fullScreen={phone}
      title={t('title', { objects: context.label(object.plural).toLocaleLowerCase(context.locale) })}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <Stack gap="md">
        {first.length === 1 && first[0] !== undefined && (
          <ChooseOthers object={object} id={first[0]} chosen={ids} full={ids.length >= mostRecords} onChange={(others) => setIds([...first, ...others])} />
        )}
        {ids.length > 1 ? <Merge object={object} ids={ids} onClose={onClose} onDone={onDone} /> : <Text c="dimmed">{t('chooseFirst')}</Text>}
      </Stack>
    </Modal>
  );
}

interface MergeProps extends Pick<MergeDialogProps, 'object' | 'ids' | 'onClose'> {
  readonly onDone: MergeDialogProps['onDone'] | undefined;
}

function Merge({ object, ids, onClose, onDone }: MergeProps) {
  const { t } = useTranslation();
  const [wanted, setKept] = useState<string>();
  const kept = wanted !== undefined && ids.includes(wanted) ? wanted : (ids[0] ?? '');
  const others = ids.filter((id) => id !== kept);
  const { data, error } = useQuery({
    queryKey: ['record', 'merge', object.name, kept, others],
    queryFn: ({ signal }) => previewMerge(object.name, kept, others, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  if (error)
    return (
      <Alert color="red" variant="light" role="alert">
        {problemText(error, t)}
      </Alert>
    );
  // A preview of other records than those chosen now says nothing of these.
  if (!data || data.records.length !== ids.length) return <Skeleton height={240} />;
  return <MergeForm object={object} ids={ids} kept={kept} preview={data} onKeep={setKept} onClose={onClose} onDone={onDone} />;
}

interface MergeFormProps extends MergeProps {
  readonly kept: string;
  readonly preview: MergePreview;
  readonly onKeep: (id: string) => void;
}

function MergeForm({ object, ids, kept, preview, onKeep, onClose, onDone }: MergeFormProps) {
  const { t } = useTranslation('merging');
  const { t: common } = useTranslation();
  const [choices, setChoices] = useState<MergeChoices>({});
  const compared = useComparedRecords(object, ids);
  const { busy, failure, merge } = useMerge(object, (id) => {
    onClose();
    onDone?.(id);
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void merge(kept, mergeRequest(ids, kept, preview, choices));
      }}
    >
      <Stack gap="md">
        <FieldChoices
          object={object}
          ids={ids}
          kept={kept}
          preview={preview}
          compared={compared}
          choices={choices}
          onKeep={onKeep}
          onChoose={(field, id) => setChoices((before) => ({ ...before, [field]: id }))}
        />
        <WhatMoves preview={preview} />
        {failure !== undefined && <Failure failure={failure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('common.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('do', { count: ids.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Failure({ failure }: { readonly failure: unknown }) {
  const { t } = useTranslation('merging');
  const { t: common } = useTranslation();
  const changed = failure instanceof ProblemError && failure.code === 'conflict';
  const issues = failure instanceof ProblemError ? failure.issues.map(({ message }) => message) : [];
  const title = changed ? t('changedMeanwhile') : problemText(failure, common);
  return (
    <Alert color="red" variant="light" role="alert" title={title}>
      {!changed && [...new Set(issues)].filter((message) => message !== title).map((message) => <Text key={message}>{message}</Text>)}
    </Alert>
  );
}
