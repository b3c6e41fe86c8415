/**
 * Whether a key goes to an input method that is composing letters: its Enter ends a word and sends nothing. Safari tells the key that ends a
 * composition after the composition, then the old number of the key says so.
 */
export function isComposing(event: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}
