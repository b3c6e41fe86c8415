import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { QuickCreateContext, type QuickCreateRequest } from '../../fields/quick-create-context.ts';
import { QuickCreateDialog } from './quick-create-dialog.tsx';

/** Lets lookups beneath it make the record that they do not find. The dialog stands beside the form, so that saving one does not submit the other. */
export function QuickCreate({ children }: { readonly children: ReactNode }) {
  const [request, setRequest] = useState<QuickCreateRequest>();
  const open = useCallback((next: QuickCreateRequest) => setRequest(next), []);
  const close = useMemo(() => () => setRequest(undefined), []);
  return (
    <>
      <QuickCreateContext value={open}>{children}</QuickCreateContext>
      <QuickCreateContext value={null}>{request && <QuickCreateDialog request={request} onClose={close} />}</QuickCreateContext>
    </>
  );
}
