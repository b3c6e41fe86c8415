import { Anchor } from '@mantine/core';
import type { MouseEvent } from 'react';

/** A link that leaves the product: mail, call, web. It does not open the row it stands in. */
export function OutsideLink({ href, text, web = false }: { readonly href: string; readonly text: string; readonly web?: boolean }) {
  const stop = (event: MouseEvent) => event.stopPropagation();
  const target = web ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return (
    <Anchor href={href} onClick={stop} inherit {...target}>
      {text}
    </Anchor>
  );
}
