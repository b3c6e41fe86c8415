import { useMemo, useState } from 'react';
import type { CounterDocument } from '../../../schemas/generated/metadata.ts';
import { choiceOptions } from '../../fields/choice-options.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { findField, findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';

/** Ways of paying at a counter, and the one that is chosen already: that of the last sale in this browser. */
export function useMethods({ name, object, payment }: CounterDocument) {
  const metadata = useMetadata();
  const context = useCellContext();
  const key = `trellis.counter.${name}.method`;
  const [last, setLast] = useState(() => localStorage.getItem(key));
  return useMemo(() => {
    const field = payment && findField(findObject(metadata, payment.object ?? object), payment.method);
    const options = field ? choiceOptions(field, [], context) : [];
    const usual = (options.find(({ value }) => value === last) ?? options[0])?.value;
    const remember = (method: string | undefined) => {
      if (method === undefined) return;
      localStorage.setItem(key, method);
      setLast(method);
    };
    return { options, usual, remember };
  }, [metadata, context, payment, object, last, key]);
}
