import { useTimeout } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';

/** Shows its content after 150 ms, so that quick answers do not flash a skeleton. */
export function Delayed({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState(false);
  useTimeout(() => setShown(true), 150, { autoInvoke: true });
  return shown ? children : null;
}
