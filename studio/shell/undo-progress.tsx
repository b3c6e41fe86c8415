import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFinal } from '../api/problem.ts';
import { cancelOperation, getOperation, type Operation, type UndoStarted } from '../api/records/operations.ts';
import { problemText } from './problems/problem-text.ts';

const pollMs = 1_000;

/** Shows how far an undo in the background is, with a way to stop it, until it is over. Throws when its state can no longer be read. */
export async function followUndo(started: UndoStarted): Promise<Operation> {
  const id = `undo ${started.operation}`;
  try {
    return await new Promise<Operation>((resolve, reject) => {
      notifications.show({
        id,
        autoClose: false,
        withCloseButton: false,
        withBorder: true,
        message: <UndoProgress started={started} onEnd={resolve} onLost={reject} />,
      });
    });
  } finally {
    notifications.hide(id);
  }
}

interface UndoProgressProps {
  readonly started: UndoStarted;
  onEnd(state: Operation): void;
  onLost(error: unknown): void;
}

function UndoProgress({ started, onEnd, onLost }: UndoProgressProps) {
  const { t } = useTranslation();
  const [stopping, setStopping] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const query = useQuery({
    queryKey: ['operation', started.operation],
    queryFn: ({ signal }) => getOperation(started.operation, signal),
    refetchInterval: pollMs,
    refetchIntervalInBackground: true,
    staleTime: 0,
    gcTime: 0,
  });
  const { data: state, error } = query;
  useEffect(() => {
    if (state !== undefined && state.status !== 'running') onEnd(state);
    else if (isFinal(error)) onLost(error);
  }, [state, error, onEnd, onLost]);
  const cancel = async () => {
    setStopping(true);
    setRefused(undefined);
    try {
      onEnd(await cancelOperation(started.operation));
    } catch (failure) {
      setRefused(failure);
      setStopping(false);
    }
  };
  const { done = 0, total = 0 } = state ?? started;
  const told = t('undo.running', { done, total });
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" c="var(--mantine-color-text)">
          {told}
        </Text>
        <Button size="compact-sm" variant="light" onClick={() => void cancel()} loading={stopping} flex="none">
          {t('common.cancel')}
        </Button>
      </Group>
      <Progress.Root size="sm">
        <Progress.Section value={total === 0 ? 0 : (100 * done) / total} aria-label={told} />
      </Progress.Root>
      {refused !== undefined && (
        <Text size="xs" c="red">
          {problemText(refused, t)}
        </Text>
      )}
    </Stack>
  );
}
