import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSingleKeys } from '../../keys/useSingleKeys.ts';
import { neighboursOf } from './list-order.ts';

/** To the record before and behind in the list one came from; Back still leads to the list. */
export function NeighbourButtons({ object, id }: { readonly object: string; readonly id: string }) {
  const { t } = useTranslation('record');
  const navigate = useNavigate();
  const around = useMemo(() => neighboursOf(object, id), [object, id]);
  const go = (to: string | undefined) => {
    if (to !== undefined) void navigate(`/records/${object}/${to}`, { replace: true });
  };
  const bindings = { j: { label: t('keys.next'), run: () => go(around?.next) }, k: { label: t('keys.previous'), run: () => go(around?.previous) } };
  useSingleKeys(bindings, around !== undefined);
  if (!around || around.of < 2) return null;
  const { previous, next, place, of } = around;
  return (
    <ActionIcon.Group>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('neighbours.previous', { place, of })}
        disabled={previous === undefined}
        onClick={() => go(previous)}
      >
        <IconChevronUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size={36} aria-label={t('neighbours.next', { place, of })} disabled={next === undefined} onClick={() => go(next)}>
        <IconChevronDown size={18} aria-hidden />
      </ActionIcon>
    </ActionIcon.Group>
  );
}
