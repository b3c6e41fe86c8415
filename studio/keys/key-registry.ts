import { isComposing } from './is-composing.ts';
import { KeyBursts, KeySequence } from './key-bursts.ts';
import { singleKeysOn } from './single-keys.ts';

/** What a key does, and what the help says of it; without words it is not listed. */
export interface KeyBinding {
  readonly label?: string;
  /** Held down it acts again and again. */
  readonly repeats?: boolean;
  run(): void;
}

/** By key as KeyboardEvent.key tells it, in lower case ("c", "?", "escape"), or two after each other ("g h"). */
export type KeyBindings = Readonly<Record<string, KeyBinding>>;

const scopes: KeyBindings[] = [];
const bursts = new KeyBursts();
const sequence = new KeySequence();

function find(name: string): KeyBinding | undefined {
  return scopes.findLast((bindings) => Object.hasOwn(bindings, name))?.[name];
}

/** Whether keys go to something else: to a text, or to what is open above the page. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target instanceof Element ? event.target : undefined;
  if (target?.closest('input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="menu"], [role="listbox"], [role="dialog"]')) return true;
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

function settle(): void {
  const now = performance.now();
  for (const key of bursts.settle(now)) {
    const name = sequence.take(
      key,
      now,
      (candidate) => find(candidate) !== undefined,
      (candidate) => scopes.some((bindings) => Object.keys(bindings).some((bound) => bound.startsWith(`${candidate} `))),
    );
    if (name !== undefined) find(name)?.run();
  }
}

function onKeyDown(event: KeyboardEvent): void {
  if (!singleKeysOn() || isTaken(event)) return;
  const key = event.key.toLowerCase();
  if (event.repeat) {
    const binding = find(key);
    if (binding?.repeats) binding.run();
    return;
  }
  // Escape is typed by no scanner, and what it closes should close at once.
  if (key === 'escape') find(key)?.run();
  if (key.length !== 1) return;
  // Some browsers search the page by "/".
  if (find(key)) event.preventDefault();
  bursts.press(key, performance.now());
  setTimeout(settle, KeyBursts.settleMs + 5);
}

/** Puts bindings in force, above those that are; gives back how to end them. */
export function bindKeys(bindings: KeyBindings): () => void {
  if (scopes.length === 0) window.addEventListener('keydown', onKeyDown);
  scopes.push(bindings);
  return () => {
    scopes.splice(scopes.indexOf(bindings), 1);
    if (scopes.length === 0) window.removeEventListener('keydown', onKeyDown);
  };
}

/** The keys in force with what they do, those of the page first. */
export function boundKeys(): readonly { readonly keys: string; readonly label: string }[] {
  const names = new Set(scopes.toReversed().flatMap((bindings) => Object.keys(bindings)));
  return [...names].flatMap((keys) => {
    const label = find(keys)?.label;
    return label === undefined || label === '' ? [] : [{ keys, label }];
  });
}
