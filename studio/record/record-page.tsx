import { useQuery } from '@tanstack/react-query';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { getRecord, type WireRecord } from '../api/records/records.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { useSingleKeys } from '../keys/useSingleKeys.ts';
import { asOf } from '../live/as-of.ts';
import { LiveHint } from '../live/live-hint.tsx';
import { dots } from '../masks/masked-value.tsx';
import { MergedRecord, mergedInto } from '../merging/merged-record.tsx';
import { type ClientObject, findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { useMe } from '../session/useMe.ts';
import { NotFoundPage } from '../shell/pages/not-found-page.tsx';
import { PageSkeleton } from '../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../shell/problems/problem-panel.tsx';
import { RecordHeader } from './header/record-header.tsx';
import type { FieldStates } from './inline/field-states.ts';
import { useFieldStates } from './inline/useFieldStates.ts';
import { type Layout, layoutOf } from './layout-of.ts';
import { NewsNote } from './live/news-note.tsx';
import { type Anchor, useAnchor } from './live/useAnchor.ts';
import { type LiveRecord, useLiveRecord } from './live/useLiveRecord.ts';
import { useLogging } from './log/useLogging.tsx';
import { recordFields } from './record-fields.ts';
import classes from './record-page.module.css';
import { RecordTabs } from './tabs/record-tabs.tsx';

/** A record as its layout arranges it. */
export function RecordPage() {
  const { object: name, id } = useParams();
  const object = findObject(useMetadata(), name);
  return object && id !== undefined ? <LoadedRecord key={`${object.name} ${id}`} object={object} id={id} /> : <NotFoundPage />;
}

function LoadedRecord({ object, id }: { readonly object: ClientObject; readonly id: string }) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const { roles } = useMe();
  const context = useCellContext();
  // The record's type may choose another layout, so the fields of all are asked for at once.
  const fields = useMemo(() => allFields(metadata, object, roles), [metadata, object, roles]);
  const queryKey = ['record', object.name, id, fields];
  const query = useQuery({ queryKey, queryFn: ({ signal }) => asOf(async () => ({ record: await getRecord(object.name, id, fields, signal) })) });
  const anchor = useRef<Anchor>(null);
  const live = useLiveRecord({ object: object.name, id, queryKey, fields }, query, anchor);
  const record = query.data?.record;
  const latest = useLaidOut(object, record);
  const shown = useLaidOut(object, live.before ?? record);
  const into = mergedInto(query.error);
  if (into !== undefined) return <MergedRecord object={object.name} into={into} />;
  if (query.isError && !query.data) {
    return (
      <ProblemPanel
        error={query.error}
        page
        onRetry={() => void query.refetch()}
        back={{ to: `/records/${object.name}`, label: t('record.backTo', { objects: context.label(object.plural) }) }}
      />
    );
  }
  if (!record || !latest.states || !shown.states) return <PageSkeleton />;
  // Cells are of now, while fields come and go when the person says so.
  const states = { ...latest.states, hidden: shown.states.hidden, news: live.news };
  const waits = shapeOf(latest.layout, latest.states) !== shapeOf(shown.layout, shown.states);
  return <Record object={object} record={record} layout={shown.layout} states={states} live={live} waits={waits} anchor={anchor} />;
}

/** How the page of the record is laid out. */
function useLaidOut(object: ClientObject, record: WireRecord | undefined) {
  const metadata = useMetadata();
  const { roles } = useMe();
  const layout = useMemo(() => layoutOf(metadata, object, record?.record_type, roles), [metadata, object, roles, record]);
  return { layout, states: useFieldStates(object, layout, record) };
}

/** The same for records whose pages show the same fields. */
function shapeOf(layout: Layout, { hidden }: FieldStates): string {
  return JSON.stringify([layout.sections.map(({ fields }) => fields.filter((name) => !hidden.has(name))), layout.header, layout.tabs, layout.related]);
}

function allFields(metadata: ReturnType<typeof useMetadata>, object: ClientObject, roles: readonly string[]): readonly string[] {
  const types = [undefined, ...(object.record_types ?? []).map((type) => type.name)];
  return [...new Set(types.flatMap((type) => recordFields(metadata, object, layoutOf(metadata, object, type, roles))))];
}

interface RecordProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly layout: Layout;
  readonly states: FieldStates;
  readonly live: LiveRecord;
  /** The page would be laid out differently now. */
  readonly waits: boolean;
  readonly anchor: RefObject<Anchor | null>;
}

function Record({ object, record, layout, states, live, waits, anchor }: RecordProps) {
  const { t } = useTranslation();
  const context = useCellContext();
  const navigate = useNavigate();
  const [whys, setWhys] = useState(false);
  const { logging, sheet } = useLogging(object, record);
  const untitled = record._masked?.includes(object.title) ? dots : t('record.untitled');
  const title = context.titleOf(object.name, record) ?? untitled;
  const scroller = useRef<HTMLElement>(null);
  useAnchor(scroller, anchor, record);
  const edit = { label: t('record.edit'), run: () => void navigate(`/records/${object.name}/${record.id}/edit`) };
  useSingleKeys({ e: edit }, object.can.update);
  return (
    <>
      <title>{`${title} · Trellis`}</title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section ref={scroller} className={classes.scroller} aria-label={title} tabIndex={0} data-whys={whys || undefined}>
        <RecordHeader
          object={object}
          record={record}
          title={title}
          facts={layout.header ?? []}
          stage={layout.stage}
          logging={logging}
          whys={{ shown: whys, toggle: () => setWhys(!whys) }}
          context={context}
        />
        <NewsNote object={object} news={live.news} context={context} />
        <div className={classes.hint}>
          {(waits || live.failed) && <LiveHint text={t(live.failed ? 'live.someChanges' : 'live.recordChanged')} onShow={live.show} over />}
        </div>
        <RecordTabs object={object} record={record} layout={layout} states={states} context={context} />
      </section>
      {sheet}
    </>
  );
}
