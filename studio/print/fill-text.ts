/** What stands in braces: a path of the record, or a word such as shop. */
export const placeholder = /\{([a-z][a-z0-9_.]*)\}/g;

/** A part of a list of values, with the mark before it: "{shop} · {branch.name}, {branch.phone}". */
const parts = /( · |, |^)((?:(?! · |, )[\s\S])*)/g;

/**
 * Words with values in place of what stands in braces. A part between marks that is left with none of its values is left out with its mark, so that
 * nothing dangles. The values are text: nothing in them is interpreted.
 */
export function fillText(text: string, find: (path: string) => string | undefined): string {
  const filled = [...text.matchAll(parts)].flatMap(([, mark = '', part = '']) => {
    const values = [...part.matchAll(placeholder)].map(([, path = '']) => find(path));
    const empty = values.length > 0 && values.every((value) => value === undefined);
    return empty && (mark !== '' || text.length > part.length) ? [] : [{ mark, words: part.replaceAll(placeholder, (_, path: string) => find(path) ?? '') }];
  });
  return filled.map(({ mark, words }, index) => (index === 0 ? words : `${mark}${words}`)).join('');
}
