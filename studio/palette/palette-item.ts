import type { ReactNode } from 'react';
import { foldText } from '../format/fold-text.ts';

export type PaletteGroupName = 'favourites' | 'recents' | 'records' | 'create' | 'pages' | 'actions';

/** Something that the palette finds. */
export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is, in small. */
  readonly detail?: string | undefined;
  readonly icon: ReactNode;
  /** Words by which it is found as well. */
  readonly words?: string;
  run(): void;
}

export interface PaletteGroup {
  readonly name: PaletteGroupName;
  readonly items: readonly PaletteItem[];
}

/** What was typed: "> " asks for actions only. */
export function readQuery(typed: string): { readonly text: string; readonly actionsOnly: boolean } {
  const actionsOnly = typed.trimStart().startsWith('>');
  return { text: (actionsOnly ? typed.trimStart().slice(1) : typed).trim(), actionsOnly };
}

/** Whether it is the beginning of a phone number, or its end. */
export function looksLikePhone(text: string): boolean {
  return /^\+?[\d\s.()-]+$/.test(text) && text.replaceAll(/\D/g, '').length >= 3;
}

/** The items that hold every word, those that begin with the text first; blind to case and diacritics. */
export function findItems(items: readonly PaletteItem[], text: string, most: number): readonly PaletteItem[] {
  const folded = foldText(text.trim());
  const words = folded.split(/\s+/);
  const rank = (item: PaletteItem): number | undefined => {
    const label = foldText(item.label);
    const all = `${label} ${foldText(item.detail ?? '')} ${foldText(item.words ?? '')}`;
    if (!words.every((word) => all.includes(word))) return undefined;
    if (label.startsWith(folded)) return 0;
    return words.every((word) => ` ${label}`.includes(` ${word}`)) ? 1 : 2;
  };
  return items
    .flatMap((item) => {
      const at = rank(item);
      return at === undefined ? [] : [{ item, at }];
    })
    .toSorted((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ item }) => item);
}
