import { idOf } from '../office-records.ts';

/** What a program made last, by kind: its id, where an answer told one. */
export type Made = ReadonlyMap<string, string>;

const parked = '019a0000-0000-7000-8000-0000000000aa';

/** `{account own}` is the id of that record, the same in both worlds; `{made view}` that of the view made last, or one that there is not. */
export function withIds(text: string, made: Made): string {
  return text.replaceAll(/\{(\w+) ([^{}"]+)\}/g, (_, kind: string, name: string) => {
    if (kind === 'parked') return parked;
    return kind === 'made' ? (made.get(name) ?? idOf(name, 'made')) : idOf(kind, name);
  });
}

/** The kind of thing that a path makes, by which `{made …}` names it. */
export function kindMade(path: string): string | undefined {
  const last = path.split('?')[0]?.split('/').at(-1) ?? '';
  return { shares: 'share', comments: 'comment', attachments: 'attachment', views: 'view', inspect: 'file' }[last];
}
