/** A piece of a comment; `from` is where it begins. */
export interface TextPart {
  readonly kind: 'text' | 'link' | 'mention';
  readonly text: string;
  readonly from: number;
}

// A full stop or bracket behind an address belongs to the sentence.
const address = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/gu;

/** Takes a comment apart into text, addresses of the web, and `@Name` of the people addressed; the longest name first. */
export function textParts(text: string, names: readonly string[]): readonly TextPart[] {
  const calls = [...names].sort((left, right) => right.length - left.length).map((name) => `@${name}`);
  const found: TextPart[] = [...text.matchAll(address)].map((match) => ({ kind: 'link', text: match[0], from: match.index }));
  for (const call of calls)
    for (let from = text.indexOf(call); from >= 0; from = text.indexOf(call, from + call.length)) found.push({ kind: 'mention', text: call, from });
  const parts: TextPart[] = [];
  let end = 0;
  for (const part of found.sort((left, right) => left.from - right.from || right.text.length - left.text.length)) {
    if (part.from < end) continue;
    if (part.from > end) parts.push({ kind: 'text', text: text.slice(end, part.from), from: end });
    parts.push(part);
    end = part.from + part.text.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end), from: end });
  return parts;
}

/** What is being typed behind an @ at the caret, with where the @ stands; undefined where nobody is being addressed. */
export function mentionAt(text: string, caret: number): { readonly from: number; readonly search: string } | undefined {
  const found = /(?:^|[\s(])@([\p{L}\p{M}'-]{0,20}(?: [\p{L}\p{M}'-]{1,20}){0,2})$/u.exec(text.slice(0, caret));
  return found ? { from: caret - (found[1]?.length ?? 0) - 1, search: found[1] ?? '' } : undefined;
}
