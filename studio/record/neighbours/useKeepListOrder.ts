import { useEffect } from 'react';
import { keepListOrder } from './list-order.ts';

/** Keeps in which order a list shows its records; see keepListOrder. */
export function useKeepListOrder(object: string, rows: readonly { readonly id: string }[]): void {
  useEffect(() => {
    keepListOrder(
      object,
      rows.map(({ id }) => id),
    );
  }, [object, rows]);
}
