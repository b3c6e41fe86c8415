import { Decimal } from '../decimal.ts';
import { reportType } from '../nodes/coerce.ts';
import { booleanNode, nullNode, numberNode, textNode } from '../nodes/literal-node.ts';
import { operandText, type TypedNode } from '../nodes/typed-node.ts';
import { additive, multiplicative, negative } from '../operators/arithmetic.ts';
import { equality, ordering } from '../operators/comparison.ts';
import { connective, negation } from '../operators/logic.ts';
import { hasText, inList } from '../operators/membership.ts';
import type { Reporter, Span } from '../syntax/reporter.ts';
import { type Syntax, ternaryRank } from '../syntax/syntax.ts';
import type { TypeScope } from '../types.ts';
import { rangeLimit, rangePlaces } from '../values/number-range.ts';
import { checkCall, resolveFunction } from './check-call.ts';
import { checkPath, fieldNode } from './check-path.ts';

/** Gives every part of an expression its type and both back-ends; notes what it reads. */
export class Checker {
  private readonly reporter: Reporter;
  private readonly scope: TypeScope;
  readonly reads = new Map<string, readonly string[]>();
  volatile = false;

  constructor(reporter: Reporter, scope: TypeScope) {
    this.reporter = reporter;
    this.scope = scope;
  }

  /** Undefined when an issue was reported. */
  check(syntax: Syntax): TypedNode | undefined {
    switch (syntax.kind) {
      case 'text':
        // '' is null in the whole system.
        return syntax.value === '' ? nullNode(syntax.span) : textNode(syntax.span, syntax.value);
      case 'number':
        return this.number(syntax.digits, syntax.span);
      case 'constant':
        return syntax.value === null ? nullNode(syntax.span) : booleanNode(syntax.span, syntax.value);
      case 'path':
        return this.path(syntax.segments, syntax.span);
      case 'call':
        return this.call(syntax.name, syntax.parameters, syntax.span);
      case 'unary': {
        const operand = this.check(syntax.operand);
        return operand && (syntax.operator === '!' ? negation : negative)(this.reporter, operand, syntax.span);
      }
      case 'binary':
        return this.binary(syntax);
      case 'choice':
        return this.choice(syntax);
      case 'list':
        return this.reporter.report(syntax.span, { code: 'expression_unsupported', message: 'A list can only stand after in', example: "field in ['a', 'b']" });
    }
  }

  private number(digits: string, span: Span): TypedNode | undefined {
    const value = new Decimal(digits);
    if (value.abs().lt(rangeLimit) && value.decimalPlaces() <= rangePlaces) return numberNode(span, value);
    const message = `The number ${digits} is out of range: below 1e30 and at most ${rangePlaces} places after the point`;
    return this.reporter.report(span, { code: 'expression_bad_literal', message });
  }

  private path(segments: readonly string[], span: Span): TypedNode | undefined {
    const entry = checkPath(this.reporter, this.scope, segments, span);
    if (!entry) return undefined;
    this.reads.set(JSON.stringify(entry.path), entry.path);
    return fieldNode(entry, span);
  }

  private call(name: string, parameters: readonly Syntax[], span: Span): TypedNode | undefined {
    const nodes = this.all(parameters);
    const spec = resolveFunction(this.reporter, name, span, nodes?.[0]);
    if (!spec || !nodes) return undefined;
    if (spec.kind === 'plain' && spec.volatile) this.volatile = true;
    return checkCall(this.reporter, spec, nodes, span);
  }

  private binary({ operator, left, right, span }: Syntax & { readonly kind: 'binary' }): TypedNode | undefined {
    if (operator === 'in') return this.membership(left, right, span);
    const [first, second] = this.all([left, right]) ?? [];
    if (!first || !second) return undefined;
    switch (operator) {
      case '&&':
      case '||':
        return connective(this.reporter, operator, [first, second], span);
      case '==':
      case '!=':
        return equality(this.reporter, { operator, left: first, right: second, span });
      case '+':
      case '-':
        return additive(this.reporter, { operator, left: first, right: second, span });
      case '*':
      case '/':
      case '%':
        return multiplicative(this.reporter, { operator, left: first, right: second, span });
      default:
        return ordering(this.reporter, { operator, left: first, right: second, span });
    }
  }

  private membership(left: Syntax, right: Syntax, span: Span): TypedNode | undefined {
    if (right.kind === 'list') {
      const [tested, ...items] = this.all([left, ...right.items]) ?? [];
      return tested && inList(this.reporter, tested, items, span);
    }
    const [item, list] = this.all([left, right]) ?? [];
    if (!item || !list) return undefined;
    if (list.type === 'texts') return hasText(this.reporter, list, item, span);
    return reportType(this.reporter, list, ['texts'], 'after in');
  }

  /** c ? a : b is IF(c, a, b) in another dress. */
  private choice({ condition, yes, no, span }: Syntax & { readonly kind: 'choice' }): TypedNode | undefined {
    const nodes = this.all([condition, yes, no]);
    const spec = resolveFunction(this.reporter, 'IF', span, undefined);
    const node = nodes && spec && checkCall(this.reporter, spec, nodes, span);
    const [test, first, second] = node?.parts ?? [];
    if (!node || !test || !first || !second) return node;
    const text = `${operandText(test, ternaryRank + 1)} ? ${first.text} : ${second.text}`;
    return { ...node, text, rank: ternaryRank };
  }

  /** All are checked, so that one attempt shows the issues of each. */
  private all(parts: readonly Syntax[]): readonly TypedNode[] | undefined {
    const nodes = parts.map((part) => this.check(part));
    // @NOTE every() has just excluded undefined.
    return nodes.every((node) => node !== undefined) ? (nodes as TypedNode[]) : undefined;
  }
}
