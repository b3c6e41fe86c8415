import type { ASTNode } from '@marcbachmann/cel-js';
import { limits } from './limits.ts';
import type { Reporter, Span } from './reporter.ts';
import type { Rewritten } from './rewrite.ts';
import { rankOf, type Syntax } from './syntax.ts';

/** The few methods of CEL that have a function of the same meaning. */
const methods = new Map([
  ['contains', 'CONTAINS'],
  ['startswith', 'STARTS_WITH'],
  ['endswith', 'ENDS_WITH'],
  ['size', 'SIZE'],
]);

/** The parser's tree as ours: placeholders resolved, places in the original source, everything outside the language refused. */
export function convertTree(reporter: Reporter, rewritten: Rewritten, tree: ASTNode): Syntax | undefined {
  return new Converter(reporter, rewritten).convert(tree, 1);
}

class Converter {
  private readonly reporter: Reporter;
  private readonly rewritten: Rewritten;

  constructor(reporter: Reporter, rewritten: Rewritten) {
    this.reporter = reporter;
    this.rewritten = rewritten;
  }

  convert(node: ASTNode, depth: number): Syntax | undefined {
    const span = this.spanOf(node);
    if (depth > limits.depth) {
      return this.reporter.report(span, { code: 'expression_limit', message: `The expression is nested more than ${limits.depth} levels deep` });
    }
    switch (node.op) {
      case 'value':
        return this.literal(node.args, span);
      case 'id':
        return { kind: 'path', segments: [this.kept(node.args)], span };
      case '.':
        return this.path(node.args[0], this.kept(node.args[1]), span, depth);
      case 'call':
        return this.call(this.kept(node.args[0]).toUpperCase(), node.args[1], span, depth);
      case 'rcall':
        return this.method(this.kept(node.args[0]), [node.args[1], ...node.args[2]], span, depth);
      case 'list': {
        const items = this.all(node.args, depth + 1);
        return items && { kind: 'list', items, span };
      }
      case '!_':
      case '-_': {
        const operand = this.convert(node.args, depth + 1);
        return operand && { kind: 'unary', operator: node.op === '!_' ? '!' : '-', operand, span };
      }
      case '?:': {
        const [condition, yes, no] = this.all(node.args, depth + 1) ?? [];
        return condition && yes && no && { kind: 'choice', condition, yes, no, span };
      }
      default:
        return this.operator(node, span, depth);
    }
  }

  private operator(node: ASTNode, span: Span, depth: number): Syntax | undefined {
    const operator = node.op;
    if (!(operator in rankOf)) return this.unsupported(span);
    // @NOTE `operator in rankOf` has just shown that it is one of the binary operators.
    const binary = operator as keyof typeof rankOf;
    const [first, second] = node.args as [ASTNode, ASTNode];
    // A chain a + b + c leans to the left: its length is no depth.
    const chained = first.op in rankOf && rankOf[first.op as keyof typeof rankOf] === rankOf[binary];
    const left = this.convert(first, chained ? depth : depth + 1);
    const right = this.convert(second, depth + 1);
    return left && right && { kind: 'binary', operator: binary, left, right, span };
  }

  private path(base: ASTNode, segment: string, span: Span, depth: number): Syntax | undefined {
    const before = this.convert(base, depth);
    if (!before) return undefined;
    if (before.kind !== 'path') return this.unsupported(span, 'Only a field name can stand before a dot');
    return { kind: 'path', segments: [...before.segments, segment], span };
  }

  private call(name: string, parameters: readonly ASTNode[], span: Span, depth: number): Syntax | undefined {
    const converted = this.all(parameters, depth + 1);
    return converted && { kind: 'call', name, parameters: converted, span };
  }

  private method(name: string, parameters: readonly ASTNode[], span: Span, depth: number): Syntax | undefined {
    const method = methods.get(name.toLowerCase());
    if (method !== undefined) return this.call(method, parameters, span, depth);
    const message = `There is no method ${name}; functions are written ${name.toUpperCase()}(value, …)`;
    return this.reporter.report(span, { code: 'expression_unknown_function', message, params: { name } });
  }

  private literal(value: unknown, span: Span): Syntax | undefined {
    if (typeof value === 'bigint') return { kind: 'number', digits: this.rewritten.values[Number(value)] ?? '', span };
    if (typeof value === 'string') return { kind: 'text', value: this.rewritten.values[Number(value)] ?? '', span };
    if (typeof value === 'boolean' || value === null) return { kind: 'constant', value, span };
    return this.unsupported(span);
  }

  private all(nodes: readonly ASTNode[], depth: number): readonly Syntax[] | undefined {
    const converted = nodes.map((node) => this.convert(node, depth));
    // @NOTE every() has just excluded undefined.
    return converted.every((node) => node !== undefined) ? (converted as Syntax[]) : undefined;
  }

  private unsupported(span: Span, message = 'This is not part of the expression language'): undefined {
    return this.reporter.report(span, { code: 'expression_unsupported', message });
  }

  private kept(placeholder: string): string {
    return this.rewritten.values[Number(placeholder.slice(1))] ?? placeholder;
  }

  private spanOf(node: ASTNode): Span {
    const { pieces } = this.rewritten;
    const first = pieces.find((piece) => piece.until > node.start);
    const last = pieces.findLast((piece) => piece.at < node.end);
    return { start: first?.span.start ?? 0, end: last?.span.end ?? 0 };
  }
}
