import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { convertTree } from './convert-tree.ts';
import { explainParseError } from './explain-parse-error.ts';
import { limits } from './limits.ts';
import type { Reporter } from './reporter.ts';
import { rewrite } from './rewrite.ts';
import type { Syntax } from './syntax.ts';
import { tokenize } from './tokenize.ts';

/** Only the grammar of CEL is used: no macro, function or operator of the library ever runs. */
const grammar = new Environment({
  limits: { maxAstNodes: limits.nodes, maxDepth: limits.depth, maxListElements: limits.nodes, maxCallArguments: limits.nodes },
});

/** Source to its tree; undefined after an issue. */
export function parseSource(reporter: Reporter): Syntax | undefined {
  const length = [...reporter.source].length;
  if (length > limits.characters) {
    const message = `The expression has ${length} characters; at most ${limits.characters} are allowed`;
    return reporter.report({ start: 0, end: reporter.source.length }, { code: 'expression_limit', message });
  }
  const tokens = tokenize(reporter);
  if (!tokens) return undefined;
  if (tokens.length === 0) return reporter.report({ start: 0, end: 0 }, { code: 'expression_syntax', message: 'The expression is empty' });
  const rewritten = rewrite(tokens);
  let tree: ASTNode;
  try {
    tree = grammar.parse(rewritten.source).ast;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return explainParseError(reporter, tokens, rewritten, error);
  }
  return convertTree(reporter, rewritten, tree);
}
