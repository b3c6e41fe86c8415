import { useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { findPeople } from '../../api/collaboration/comments.ts';
import { mentionAt } from './text-parts.ts';
import type { CommentDraft } from './useCommentDraft.ts';

interface MentionsOf extends CommentDraft {
  readonly object: string;
  readonly id: string;
}

/** Offers people behind an @ while a comment is typed. */
export function useMentions({ object, id, text, mentioned, change }: MentionsOf) {
  const store = useCombobox();
  const input = useRef<HTMLTextAreaElement>(null);
  const [at, setAt] = useState<ReturnType<typeof mentionAt>>();
  const [search] = useDebouncedValue(at?.search, 150);
  const asking = at !== undefined && search !== undefined;
  const { data } = useQuery({
    queryKey: ['people', object, id, search],
    queryFn: ({ signal }) => findPeople(object, id, search ?? '', signal),
    enabled: asking,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const people = asking ? (data ?? []) : [];
  const found = people.length;
  const { openDropdown, closeDropdown, selectFirstOption } = store;
  useEffect(() => {
    if (found === 0) closeDropdown();
    else {
      openDropdown();
      // The options are drawn first.
      requestAnimationFrame(() => selectFirstOption());
    }
  }, [found, openDropdown, closeDropdown, selectFirstOption]);
  const choose = (person: string) => {
    const chosen = people.find((each) => each.id === person);
    const caret = input.current?.selectionStart ?? text.length;
    if (!chosen || !at) return;
    const head = `${text.slice(0, at.from)}@${chosen.name} `;
    change(`${head}${text.slice(caret).replace(/^ /, '')}`, [...mentioned.filter((each) => each.id !== chosen.id), chosen]);
    setAt(undefined);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(head.length, head.length);
    });
  };
  const standing = mentioned.filter(({ name }) => text.includes(`@${name}`));
  return {
    store,
    input,
    people,
    choose,
    /** Names of those addressed who cannot see the record, as far as that may be known. */
    unseen: standing.filter((person) => person.unseen).map(({ name }) => name),
    look: () => setAt(input.current ? mentionAt(input.current.value, input.current.selectionStart) : undefined),
    /** Ids of those whose names still stand in the text. */
    addressed: () => standing.map((person) => person.id),
  };
}
