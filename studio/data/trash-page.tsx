import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTrash } from '../api/data.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { EmptyState } from '../shell/pages/empty-state.tsx';
import { PageHeader } from '../shell/pages/page-header.tsx';
import { PageSkeleton } from '../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../shell/problems/problem-panel.tsx';
import { setEach, useAddress } from '../shell/useAddress.ts';
import classes from './data-page.module.css';
import { TrashTable } from './trash-table.tsx';

/** What was deleted, of all objects that one may delete from: search, filter and pages, all in the address. */
export function TrashPage() {
  const { t } = useTranslation('data');
  const { t: common } = useTranslation();
  const [parameters, setAddress] = useAddress();
  const [object, search] = [parameters.get('object') ?? '', parameters.get('search') ?? ''];
  const query = useInfiniteQuery({
    queryKey: ['records', 'trash', object, search],
    queryFn: ({ pageParam, signal }) => listTrash({ ...given('object', object), ...given('search', search), ...given('cursor', pageParam) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
  const set = (name: string, value: string) => setAddress((next) => setEach(next, { [name]: value }));
  const first = query.data?.pages[0];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <title>{`${t('trash.title')} · Trellis`}</title>
      <PageHeader title={t('trash.title')} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.scroller} aria-label={t('trash.title')} tabIndex={0}>
        <div className={classes.wide}>
          <Text c="dimmed">{first?.keeps_days ? t('trash.keeps', { count: first.keeps_days }) : t('trash.intro')}</Text>
          <Group gap="xs" my="md">
            <TrashSearch key={search} search={search} onSearch={(text) => set('search', text)} />
            <ObjectSelect objects={first?.objects ?? []} object={object} onChange={(name) => set('object', name)} />
          </Group>
          {query.isError && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
          {query.isPending && <PageSkeleton />}
          {first && items.length === 0 && <Nothing filtered={object !== '' || search !== ''} />}
          {items.length > 0 && <TrashTable items={items} />}
          {query.hasNextPage && (
            <Button variant="subtle" mt="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {common('related.more')}
            </Button>
          )}
        </div>
      </section>
    </>
  );
}

function given<K extends string>(name: K, value: string): { [P in K]?: string } {
  // @NOTE one member of that name, or none.
  return (value === '' ? {} : { [name]: value }) as { [P in K]?: string };
}

function TrashSearch({ search, onSearch }: { readonly search: string; readonly onSearch: (text: string) => void }) {
  const { t } = useTranslation('data');
  const [text, setText] = useState(search);
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(text.trim());
        }}
      >
        <TextInput
          type="search"
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder={t('trash.search')}
          aria-label={t('trash.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={() => onSearch(text.trim())}
        />
      </form>
    </search>
  );
}

function ObjectSelect({
  objects,
  object,
  onChange,
}: {
  readonly objects: readonly string[];
  readonly object: string;
  readonly onChange: (name: string) => void;
}) {
  const { t } = useTranslation('data');
  const metadata = useMetadata();
  const context = useCellContext();
  const data = objects.flatMap((name) => {
    const found = findObject(metadata, name);
    return found ? [{ value: name, label: context.label(found.plural) }] : [];
  });
  return (
    <Select
      data={data}
      value={object === '' ? null : object}
      onChange={(name) => onChange(name ?? '')}
      placeholder={t('trash.allObjects')}
      aria-label={t('trash.object')}
      clearable
      searchable
      clearButtonProps={{ 'aria-label': t('trash.allObjects') }}
    />
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation('data');
  return <EmptyState icon="trash" title={t(filtered ? 'trash.noHits' : 'trash.empty')} text={t(filtered ? 'trash.noHitsText' : 'trash.emptyText')} />;
}
