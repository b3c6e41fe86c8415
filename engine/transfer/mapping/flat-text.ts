/**
 * The same text with memory of its own. A slice keeps the whole piece of the file alive that it was cut from, so what is kept beyond
 * its batch is copied first.
 */
export function flatText(text: string): string {
  // Engines copy short slices anyway; a slice of a concatenation holds on to nothing but itself.
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
