/** A text literal of the expression language, as the source of a pattern. */
export const textPattern = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;

/** Splits expression text at an operator outside of quotes and brackets; undefined where the brackets do not match. */
export function splitAt(source: string, operator: '&&' | '||'): readonly string[] | undefined {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  for (const { 0: token, index } of source.matchAll(new RegExp(`${textPattern}|&&|\\|\\||[()[\\]]`, 'g'))) {
    if (token === '(' || token === '[') depth += 1;
    else if (token === ')' || token === ']') depth -= 1;
    else if (token === operator && depth === 0) {
      parts.push(source.slice(start, index));
      start = index + operator.length;
    }
    if (depth < 0) return undefined;
  }
  return depth === 0 ? [...parts, source.slice(start)] : undefined;
}
