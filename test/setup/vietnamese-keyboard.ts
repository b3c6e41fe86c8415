import type { CDPSession, Page } from 'playwright-core';

/** What stands in an input after each stroke of one word, the last being the word: ['N', 'Ng', …, 'Nguyễn']. */
export type Strokes = readonly [string, ...string[]];

/**
 * Types into what has the focus as Vietnamese keyboards do. `compose` is Telex and VNI of Windows, macOS and Android: letters are composed
 * within the input and taken over when the word ends. `retype` is Unikey: letters come at once, and when a mark falls on one that
 * stands there, it sends backspaces and the letters anew.
 */
export interface VietnameseKeyboard {
  /** Composes a word and leaves it open: `end` takes it over. */
  compose(strokes: Strokes): Promise<void>;
  /** Presses a key that the open composition takes for itself, such as the Enter that ends it. */
  pressWhileComposing(key: 'Enter' | 'Escape' | 'ArrowDown'): Promise<void>;
  /** Takes the open composition over. */
  end(): Promise<void>;
  retype(strokes: Strokes): Promise<void>;
}

export async function vietnameseKeyboard(page: Page): Promise<VietnameseKeyboard> {
  const session: CDPSession = await page.context().newCDPSession(page);
  let open = '';
  return {
    async compose(strokes) {
      for (const text of strokes) await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      open = strokes.at(-1) ?? '';
    },
    async pressWhileComposing(key) {
      // As a system tells of it: 229 says that an input method has the key; no letter follows.
      const event = { key, code: key, windowsVirtualKeyCode: 229 };
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },
    async end() {
      await session.send('Input.insertText', { text: open });
      open = '';
    },
    async retype(strokes) {
      let before = '';
      for (const text of strokes) {
        const same = commonStart(before, text);
        for (let gone = before.length; gone > same; gone -= 1) await page.keyboard.press('Backspace');
        await page.keyboard.type(text.slice(same));
        before = text;
      }
    },
  };
}

function commonStart(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}
