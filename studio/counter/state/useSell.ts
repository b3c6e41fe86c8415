import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Amount } from '../../../engine/pricing/sale.ts';
import type { CounterSale, CounterSaleRequest } from '../../../schemas/generated/api.ts';
import type { CounterDocument } from '../../../schemas/generated/metadata.ts';
import { sellAtCounter } from '../../api/counters.ts';
import { ProblemError } from '../../api/problem.ts';
import { refreshRecords, useUndo } from '../../api/records/useUndo.ts';
import { liveStore } from '../../live/live-store.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';

/** A price that was another one on screen. */
export interface StalePrice {
  readonly index: number;
  readonly sent: Amount;
  readonly now: Amount;
}

export interface Selling {
  readonly busy: boolean;
  /** What stood in the way, in words. */
  readonly refused: readonly string[];
  readonly stale: readonly StalePrice[];
  readonly sell: (sale: CounterSaleRequest) => Promise<CounterSale | undefined>;
  readonly forget: () => void;
}

/** Sells. The same sale sent again after a lost answer, or by a double click, is sold once. */
export function useSell(counter: CounterDocument): Selling {
  const { t } = useTranslation();
  const client = useQueryClient();
  const undo = useUndo();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [stale, setStale] = useState<readonly StalePrice[]>([]);
  const attempt = useRef({ body: '', key: '' });
  const running = useRef(false);
  const forget = () => {
    setRefused([]);
    setStale([]);
  };
  const sell = async (sale: CounterSaleRequest): Promise<CounterSale | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    forget();
    const body = JSON.stringify(sale);
    if (attempt.current.body !== body) attempt.current = { body, key: crypto.randomUUID() };
    try {
      const { data } = await sellAtCounter(counter.name, sale, attempt.current.key);
      // The next sale may be the same as this one.
      attempt.current = { body: '', key: '' };
      liveStore.own(data.operation);
      showToast({ message: t('sold', { ns: 'counter', title: data.title }), action: { label: t('common.undo'), run: () => void undo(data.operation) } });
      await refreshRecords(client);
      return data;
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'stale_prices') {
        // @NOTE the answer of the route is described in docs/api.md.
        setStale((error.members.lines as readonly StalePrice[] | undefined) ?? []);
        setRefused([t('stale', { ns: 'counter' })]);
        await client.invalidateQueries({ queryKey: ['counter', counter.name] });
      } else if (error instanceof ProblemError && error.issues.length > 0 && error.code !== 'bad_request')
        setRefused(error.issues.map((issue) => issueText(issue, t)));
      else setRefused([problemText(error, t)]);
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, refused, stale, sell, forget };
}

function issueText(issue: ProblemError['issues'][number], t: TFunction): string {
  // @NOTE codes come from the server; those without a translation fall back to the message it sent.
  return issue.code === undefined ? issue.message : t(`issues.${issue.code}` as 'issues.value_required', { defaultValue: issue.message, ...issue.params });
}
