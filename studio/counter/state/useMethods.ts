import { useMemo, useState } from 'react';
import type { CounterDocument } from '../../../schemas/generated/metadata.ts';
import { choiceOptions } from '../../fields/choice-options.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { findField, findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';

const key = (counter: string) => `trellis.counter.${counter}.method`;

/** The way of paying that was used last comes first to mind next time. */
export function rememberMethod(counter: string, method: string | undefined): void {
  if (method !== undefined) localStorage.setItem(key(counter), method);
}

/** Ways of paying at a counter, and the one that is chosen already. */
export function useMethods({ name, object, payment }: CounterDocument) {
  const metadata = useMetadata();
  const context = useCellContext();
  const [last] = useState(() => localStorage.getItem(key(name)));
  return useMemo(() => {
    const field = payment && findField(findObject(metadata, payment.object ?? object), payment.method);
    const options = field ? choiceOptions(field, [], context) : [];
    const usual = (options.find(({ value }) => value === last) ?? options[0])?.value;
    return { options, usual };
  }, [metadata, context, payment, object, last]);
}
