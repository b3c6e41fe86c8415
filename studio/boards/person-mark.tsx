import { Avatar } from '@mantine/core';

/** Initials in a disc: of a Vietnamese name the given name comes last, so the first and the last word count. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** Whose something is. */
export function PersonMark({ name }: { readonly name: string }) {
  return (
    <Avatar
      size={22}
      radius="xl"
      color="gray"
      variant="light"
      title={name}
      aria-label={name}
      role="img"
      styles={{ placeholder: { color: 'var(--mantine-color-text)', fontSize: 10 } }}
    >
      {initials(name)}
    </Avatar>
  );
}
