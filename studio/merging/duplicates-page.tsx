import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { listDuplicates } from '../api/records/merges.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { defaultPaths, listColumn, listFields } from '../list/columns.ts';
import { type ClientMetadata, type ClientObject, findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { EmptyState } from '../shell/pages/empty-state.tsx';
import { NotFoundPage } from '../shell/pages/not-found-page.tsx';
import { PageHeader } from '../shell/pages/page-header.tsx';
import { PageSkeleton } from '../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../shell/problems/problem-panel.tsx';
import { DuplicateGroupCard } from './duplicate-group-card.tsx';
import classes from './duplicates-page.module.css';
import { useMerging } from './useMerging.tsx';

/** Records of an object that may be the same, group by group. */
export function DuplicatesPage() {
  const { object: name } = useParams();
  const object = findObject(useMetadata(), name);
  return object?.can.list ? <Duplicates key={object.name} object={object} /> : <NotFoundPage />;
}

/** What is compared: the title, what the rules name, and the first short fields. */
function comparedColumns(metadata: ClientMetadata, object: ClientObject) {
  const ruled = (object.duplicates ?? []).flatMap(({ fields }) => fields);
  return [...new Set([object.title, ...ruled, ...defaultPaths(object)])].flatMap((path) => listColumn(metadata, object, path) ?? []);
}

function Duplicates({ object }: { readonly object: ClientObject }) {
  const { t } = useTranslation('merging');
  const { t: common } = useTranslation();
  const metadata = useMetadata();
  const context = useCellContext();
  const columns = useMemo(() => comparedColumns(metadata, object), [metadata, object]);
  const fields = useMemo(() => listFields(metadata, object, columns), [metadata, object, columns]);
  const query = useInfiniteQuery({
    queryKey: ['records', object.name, 'duplicates', fields],
    queryFn: ({ pageParam, signal }) => listDuplicates(object.name, fields, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
  const merging = useMerging(object);
  const plural = context.label(object.plural);
  const title = t('page.title', { objects: plural });
  const groups = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <title>{`${title} · Trellis`}</title>
      <PageHeader title={title} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.scroller} aria-label={title} tabIndex={0}>
        <div className={classes.wide}>
          <Text c="dimmed" mb="md">
            {t('page.intro')}
          </Text>
          {query.isError && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
          {query.isPending && <PageSkeleton />}
          {query.isSuccess && groups.length === 0 && !query.hasNextPage && (
            <EmptyState icon={object.icon} title={t('page.none')} text={t('page.noneText', { objects: plural })} />
          )}
          {groups.map((group) => (
            <DuplicateGroupCard
              key={`${group.rule} ${group.records.map(({ id }) => id).join(' ')}`}
              object={object}
              group={group}
              columns={columns}
              context={context}
              onMerge={() => merging.open(group.records.map(({ id }) => id))}
            />
          ))}
          {query.hasNextPage && (
            <Button variant="subtle" mt="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {common('related.more')}
            </Button>
          )}
        </div>
      </section>
      {merging.dialog}
    </>
  );
}
