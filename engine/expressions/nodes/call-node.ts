import type { Span } from '../syntax/reporter.ts';
import { primaryRank } from '../syntax/syntax.ts';
import type { ExpressionType } from '../types.ts';
import type { Evaluate, Render, TypedNode } from './typed-node.ts';

/** The node of a function call: its canonical text and the two back-ends given. */
export function callNode(
  call: { readonly name: string; readonly span: Span },
  nodes: readonly TypedNode[],
  result: { readonly type: ExpressionType; readonly wide?: number; readonly sql: Render; readonly js: Evaluate },
): TypedNode {
  const text = `${call.name}(${nodes.map((node) => node.text).join(', ')})`;
  return { span: call.span, text, rank: primaryRank, simple: false, wide: 0, parts: nodes, ...result };
}
