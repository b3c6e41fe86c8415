import { Skeleton, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Measure, measureRecords } from '../../api/records/records.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { Delayed } from '../../shell/delayed.tsx';
import { CardFailed } from './card-failed.tsx';
import { CardFrame } from './card-frame.tsx';
import { type Card, cardAddress } from './cards.ts';
import { compareFigures } from './compare.ts';
import { figureText } from './figure-text.ts';
import { useFollowed } from './list/useFollowed.ts';
import classes from './number-card.module.css';

/** One figure, with how it stands to another time; a click opens the rows behind it. */
export function NumberCard({ card, object }: { readonly card: Card; readonly object: ClientObject }) {
  const metadata = useMetadata();
  const context = useCellContext();
  const measure = card.measure ?? { fn: 'count' };
  const now = useMeasure(object, card.filter ?? '', measure, true);
  const before = useMeasure(object, card.against ?? '', measure, card.against !== undefined);
  const text = (value: unknown) => figureText(metadata, object, measure, value, context);
  return (
    <CardFrame title={context.label(card.label)} to={cardAddress(metadata, card)}>
      {now.isError && now.data === undefined ? (
        <CardFailed error={now.error} onRetry={() => void now.refetch()} />
      ) : (
        <div className={classes.body}>
          {now.data === undefined ? (
            <Delayed>
              <Skeleton height={28} width={120} my={4} />
            </Delayed>
          ) : (
            <Link
              to={cardAddress(metadata, card)}
              className={classes.figure}
              style={{ fontSize: fittingSize(text(now.data.value)) }}
              aria-label={`${context.label(card.label)}: ${text(now.data.value)}`}
            >
              {text(now.data.value)}
            </Link>
          )}
          {now.data && before.data && <Compared now={now.data.value} before={before.data.value} text={text} />}
        </div>
      )}
    </CardFrame>
  );
}

/** As large as other figures, and no larger than the card is wide: figures are some 0.6 of their size wide. */
function fittingSize(text: string): string {
  return `min(1.5rem, calc(160cqi / ${Math.max(text.length, 1)}))`;
}

/** The answer stands in an object: a figure may be null, over no records. */
function useMeasure(object: ClientObject, filter: string, measure: Measure, enabled: boolean) {
  const query = useQuery({
    queryKey: ['records', object.name, 'figure', filter, measure],
    queryFn: async ({ signal }) => ({ value: await measureRecords(object.name, filter, measure, signal) }),
    placeholderData: keepPreviousData,
    enabled,
  });
  useFollowed(object.name, query.refetch);
  return query;
}

interface ComparedProps {
  readonly now: unknown;
  readonly before: unknown;
  readonly text: (value: unknown) => string;
}

/** "12% more, from 34": in words, so that it needs no colours. */
function Compared({ now, before, text }: ComparedProps) {
  const { t } = useTranslation('desk');
  const compared = compareFigures(now, before);
  if (!compared) return null;
  const { way, percent } = compared;
  const Arrow = { up: IconArrowUpRight, down: IconArrowDownRight, same: undefined }[way];
  const former = text(before);
  return (
    <Text size="sm" c="dimmed" className={classes.compared ?? ''}>
      {Arrow && <Arrow size={16} aria-hidden />}
      {percent === undefined || way === 'same' ? t(`home.${way}`, { before: former }) : t(`home.${way}By`, { percent, before: former })}
    </Text>
  );
}
