import { useCallback, useState } from 'react';
import { asMembers } from '../../fields/wire-value.ts';
import { useDraft } from '../../forms/state/useDraft.ts';
import { emptySale, type SaleDraft } from './sale-draft.ts';

export type ChangeSale = (change: (before: SaleDraft) => SaleDraft) => void;

/** The sale on screen. It survives a reload of the page in its window. */
export function useSale(counter: string): readonly [SaleDraft, ChangeSale] {
  const { restored, save } = useDraft(`counter.${counter}`);
  const [sale, setSale] = useState<SaleDraft>(() => (Array.isArray(asMembers(restored)?.lines) ? (restored as unknown as SaleDraft) : emptySale));
  const change = useCallback<ChangeSale>(
    (make) =>
      setSale((before) => {
        const next = make(before);
        save({ ...next });
        return next;
      }),
    [save],
  );
  return [sale, change];
}
