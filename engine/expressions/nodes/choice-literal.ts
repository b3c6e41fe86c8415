import { fold } from '../../sql/fold.ts';
import type { Reporter } from '../syntax/reporter.ts';
import { suggest } from '../syntax/suggest.ts';
import { quote, textNode } from './literal-node.ts';
import type { TypedNode } from './typed-node.ts';

/** A text literal beside a field with choices means one of them, by key or label: its key. Other nodes stay as they are. */
export function choiceLiteral(reporter: Reporter, node: TypedNode, choices: ReadonlyMap<string, string> | undefined): TypedNode | undefined {
  if (!choices || typeof node.literal !== 'string' || node.type !== 'text') return node;
  const key = findChoice(choices, node.literal);
  if (key !== undefined) return textNode(node.span, key);
  const near = suggest(node.literal, choices.keys());
  const keys = [...new Set(choices.values())];
  const message = `${reporter.shown(node.span)} is not one of the choices: ${keys.slice(0, 10).map(quote).join(', ')}${keys.length > 10 ? ', …' : ''}`;
  const example = reporter.replaced(node.span, quote((near === undefined ? undefined : choices.get(near)) ?? keys[0] ?? node.literal));
  return reporter.report(node.span, { code: 'expression_unknown_choice', message, example });
}

function findChoice(choices: ReadonlyMap<string, string>, written: string): string | undefined {
  const folded = fold(written);
  const direct = choices.get(written) ?? choices.get(written.toLowerCase()) ?? choices.get(folded);
  if (direct !== undefined) return direct;
  for (const [label, key] of choices) if (fold(label) === folded) return key;
  return undefined;
}
