import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { loadTitle } from '../api/records/titles.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import type { CellContext } from './field-cell.ts';
import { asId } from './wire-value.ts';

export interface RecordLinkProps {
  readonly object: string | undefined;
  readonly value: unknown;
  readonly context: CellContext;
}

/** A related record by its title, leading to its page. A value that came without title (history, any-record links) has it fetched. */
export function RecordLink({ object, value, context }: RecordLinkProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const id = asId(value);
  const title = context.titleOf(object, value);
  if (id === undefined || object === undefined) return null;
  // What the person may not see is not asked for.
  if (title === undefined && object !== 'user' && !findObject(metadata, object)) return t('fields.link.gone');
  if (title === undefined) return <FetchedTitle object={object} id={id} />;
  return <TitleLink object={object} id={id} title={title} />;
}

function TitleLink({ object, id, title }: { readonly object: string; readonly id: string; readonly title: string }) {
  const metadata = useMetadata();
  const stop = (event: MouseEvent) => event.stopPropagation();
  // People have no page of their own.
  if (object === 'user' || !metadata.objects.some((candidate) => candidate.name === object)) return title;
  return (
    <Anchor component={Link} to={`/records/${object}/${id}`} onClick={stop} inherit>
      {title}
    </Anchor>
  );
}

function FetchedTitle({ object, id }: { readonly object: string; readonly id: string }) {
  const { t } = useTranslation();
  const { data: title, isPending } = useQuery({
    queryKey: ['record', object, id, 'title'],
    // A query holds no undefined.
    queryFn: async () => (await loadTitle(object, id)) ?? null,
    retry: false,
    staleTime: 60_000,
  });
  if (isPending) return '…';
  return typeof title === 'string' ? <TitleLink object={object} id={id} title={title} /> : t('fields.link.gone');
}
