import type { ParseError } from '@marcbachmann/cel-js';
import { limits } from './limits.ts';
import type { Reporter } from './reporter.ts';
import type { Rewritten } from './rewrite.ts';
import { endsOperand, isSymbol, type Token } from './token.ts';

/** The parser's complaint in words about the original source, with a corrected example where one can be guessed. */
export function explainParseError(reporter: Reporter, tokens: readonly Token[], rewritten: Rewritten, error: ParseError): undefined {
  const offset = error.range?.start ?? 0;
  if (error.code === 'limit_exceeded') {
    const span = { start: 0, end: reporter.source.length };
    const message = `The expression is too large: at most ${limits.nodes} parts, ${limits.depth} levels deep`;
    return reporter.report(span, { code: 'expression_limit', message });
  }
  const place = rewritten.pieces.find((piece) => piece.until > offset)?.span;
  const index = place ? tokens.findIndex((token) => token.start >= place.start) : -1;
  const token = tokens[index];
  if (!token) return explainEnd(reporter, tokens);
  const previous = tokens[index - 1];
  const shown = reporter.textAt(token);
  const example = guess(reporter, previous, token, tokens[index + 1]);
  const reason = isSymbol(previous, '.')
    ? 'a field name must follow the dot'
    : endsOperand(previous)
      ? 'an operator is missing before it'
      : 'a value is missing before it';
  return reporter.report(token, { code: 'expression_syntax', message: `${shown} is not expected here: ${reason}`, example });
}

function explainEnd(reporter: Reporter, tokens: readonly Token[]): undefined {
  const end = reporter.source.length;
  const open = tokens.filter((token) => isSymbol(token, '(')).length - tokens.filter((token) => isSymbol(token, ')')).length;
  const span = { start: end, end };
  if (!endsOperand(tokens.at(-1)) || open <= 0) {
    return reporter.report(span, { code: 'expression_syntax', message: 'The expression ends where a value should follow' });
  }
  const example = `${reporter.source.trimEnd()}${')'.repeat(open)}`;
  return reporter.report(span, { code: 'expression_syntax', message: 'A closing bracket ) is missing', example });
}

function guess(reporter: Reporter, previous: Token | undefined, token: Token, next: Token | undefined): string | undefined {
  if (!previous) return undefined;
  const both = { start: previous.start, end: token.end };
  if (previous.kind === 'name' && token.kind === 'name' && token.value.toLowerCase() === 'not' && next?.value.toLowerCase() === 'in') {
    return `!(${previous.value} in ['…'])`;
  }
  if (previous.kind === 'name' && token.kind === 'name') return reporter.replaced(both, `[${previous.value} ${token.value}]`);
  if (isSymbol(token, ',') && previous.kind === 'number' && next?.kind === 'number') {
    return reporter.replaced({ start: previous.start, end: next.end }, `${previous.value}.${next.value}`);
  }
  if (isSymbol(token, ')')) return reporter.replaced(token, '');
  return undefined;
}
