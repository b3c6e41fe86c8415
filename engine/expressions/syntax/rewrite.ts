import type { Span } from './reporter.ts';
import { endsOperand, isSymbol, type Token } from './token.ts';

/**
 * CEL source in which every name, number and text is an index into `values`: names as v0, numbers as 0, texts as "0".
 * So the parser sees no reserved word, macro or prototype name, and no digit is lost on the way through a double.
 */
export interface Rewritten {
  readonly source: string;
  readonly values: readonly string[];
  /** Each piece of `source` (ascending offsets) and the place it came from. */
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly at: number;
  readonly until: number;
  readonly span: Span;
}

const symbols = new Map([
  ['=', '=='],
  ['<>', '!='],
  ['≠', '!='],
  ['≤', '<='],
  ['≥', '>='],
  [';', ','],
]);

const constants = new Set(['true', 'false', 'null']);

/** Rewrites what people write (=, <>, ;, AND, Not, TRUE, x IN (1, 2)) to CEL. */
export function rewrite(tokens: readonly Token[]): Rewritten {
  const rewriter = new Rewriter(tokens);
  for (let index = 0; index < tokens.length; index++) index = rewriter.take(index);
  return rewriter.finish();
}

class Rewriter {
  private readonly tokens: readonly Token[];
  private readonly values: string[] = [];
  private readonly pieces: Piece[] = [];
  private readonly lists: number[] = [];
  private readonly openNots: number[] = [];
  private source = '';
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  /** Takes the token at `index`; answers the index of the last token taken. */
  take(index: number): number {
    const token = this.tokens[index];
    if (!token) return index;
    if (token.kind === 'symbol') this.symbol(token, index);
    else if (token.kind === 'number') this.emit(String(this.keep(token.value)), token);
    else if (token.kind === 'text') this.emit(`"${this.keep(token.value)}"`, token);
    else if (token.kind === 'name' && !isSymbol(this.tokens[index - 1], '.')) return this.word(token, index);
    else this.emit(`v${this.keep(token.value)}`, token);
    return index;
  }

  finish(): Rewritten {
    const end = this.tokens.at(-1)?.end ?? 0;
    this.closeNots({ start: end, end });
    return { source: this.source.trimEnd(), values: this.values, pieces: this.pieces };
  }

  private word(token: Token, index: number): number {
    const word = token.value.toLowerCase();
    const call = isSymbol(this.tokens[index + 1], '(');
    const previous = this.tokens[index - 1];
    if (constants.has(word) && (!call || isSymbol(this.tokens[index + 2], ')'))) {
      this.emit(word, token);
      return call ? index + 2 : index;
    }
    if ((word === 'and' || word === 'or') && (!call || endsOperand(previous))) {
      this.closeNots(token);
      this.emit(word === 'and' ? '&&' : '||', token);
    } else if (word === 'not' && !call) this.openNot(token);
    else if (word === 'in' && endsOperand(previous)) {
      this.emit('in', token);
      if (call && this.looksLikeList(index + 1)) this.lists.push(this.depth + 1);
    } else this.emit(`v${this.keep(token.value)}`, token);
    return index;
  }

  private symbol(token: Token, index: number): void {
    const value = symbols.get(token.value) ?? token.value;
    if (value === '(' || value === '[') {
      this.depth++;
      const list = this.lists.at(-1) === this.depth && this.tokens[index - 1]?.value.toLowerCase() === 'in';
      this.emit(list ? '[' : value, token);
      return;
    }
    if (['&&', '||', '?', ':', ',', ')', ']'].includes(value)) this.closeNots(token);
    if (value !== ')' && value !== ']') {
      this.emit(value, token);
      return;
    }
    const list = this.lists.at(-1) === this.depth && value === ')';
    if (list) this.lists.pop();
    this.depth--;
    this.emit(list ? ']' : value, token);
  }

  /** `NOT a = 1` means !(a == 1), while ! binds closest: the group lasts up to the next AND, OR, comma or bracket. */
  private openNot(token: Token): void {
    this.emit('!', token);
    this.emit('(', { start: token.end, end: token.end });
    this.openNots.push(this.depth);
  }

  private closeNots(before: Span): void {
    while (this.openNots.at(-1) === this.depth) {
      this.openNots.pop();
      this.emit(')', { start: before.start, end: before.start });
    }
  }

  /** `stage in (a, b)` or `stage in ('a')`, as SQL writes lists. */
  private looksLikeList(open: number): boolean {
    let depth = 0;
    for (let index = open; index < this.tokens.length; index++) {
      const token = this.tokens[index];
      if (isSymbol(token, '(') || isSymbol(token, '[')) depth++;
      else if (isSymbol(token, ')') || isSymbol(token, ']')) depth--;
      else if (depth === 1 && (isSymbol(token, ',') || isSymbol(token, ';'))) return true;
      if (depth === 0) return index === open + 2 && ['text', 'number'].includes(this.tokens[open + 1]?.kind ?? '');
    }
    return false;
  }

  private keep(value: string): number {
    return this.values.push(value) - 1;
  }

  private emit(text: string, { start, end }: Span): void {
    this.pieces.push({ at: this.source.length, until: this.source.length + text.length, span: { start, end } });
    this.source += `${text} `;
  }
}
