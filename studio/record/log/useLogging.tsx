import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { WireRecord } from '../../api/records/records.ts';
import { type ClientObject, findField, findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { useLoaded } from '../../shell/useLoaded.ts';
import type { LogKind } from './log-values.ts';

/** Logging of calls from one record. */
export interface Logging {
  open(kind?: LogKind): void;
}

const loadSheet = async () => (await import('./log-sheet.tsx')).LogSheet;
/** Whoever comes back later was doing something else. */
const longestCallMs = 2 * 3_600_000;

/** The kind of what a link begins; undefined for other links. */
function kindOf(href: string | null): LogKind | undefined {
  if (href?.startsWith('tel:')) return 'call';
  if (href?.startsWith('sms:') || href?.startsWith('https://zalo.me/')) return 'sms';
  return href?.startsWith('mailto:') ? 'email' : undefined;
}

/**
 * How a call from the record is logged, where its object says so and the person may: by hand, and by itself when one comes back to the page after
 * tapping a number. Answers the sheet to be drawn as well.
 */
export function useLogging(object: ClientObject, record: WireRecord): { readonly logging: Logging | undefined; readonly sheet: ReactNode } {
  const metadata = useMetadata();
  const [opened, setOpened] = useState<LogKind>();
  const [Sheet, askFor] = useLoaded(loadSheet);
  const target = findObject(metadata, object.log?.object);
  const able = object.log !== undefined && target?.can.create === true && findField(target, object.log.link) !== undefined;
  const open = (kind: LogKind = 'call'): void => askFor(() => setOpened(kind));
  useReturn(able ? open : undefined);
  if (!able || !target || !object.log) return { logging: undefined, sheet: null };
  const sheet = opened !== undefined && Sheet && (
    <Sheet object={object} record={record} log={object.log} target={target} kind={opened} onClose={() => setOpened(undefined)} />
  );
  return { logging: { open }, sheet };
}

/** Opens the sheet when the page is seen again after a number, a chat or an address was tapped on it. */
function useReturn(open: ((kind: LogKind) => void) | undefined): void {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    let begun: { readonly kind: LogKind; readonly at: number } | undefined;
    const tap = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('#page a[href]') : null;
      const kind = kindOf(link?.getAttribute('href') ?? null);
      if (kind) begun = { kind, at: Date.now() };
    };
    const see = (): void => {
      if (document.visibilityState !== 'visible' || !begun) return;
      if (Date.now() - begun.at < longestCallMs) latest.current?.(begun.kind);
      begun = undefined;
    };
    document.addEventListener('click', tap, true);
    document.addEventListener('visibilitychange', see);
    return () => {
      document.removeEventListener('click', tap, true);
      document.removeEventListener('visibilitychange', see);
    };
  }, []);
}
