import { describe, expect, it } from 'vitest';
import { compileExpression } from './compile-expression.ts';
import { Decimal } from './decimal.ts';
import type { CompiledExpression, ExpressionIssue, ExpressionType, ExpressionValue, ScopeEntry, TypeScope } from './types.ts';

const stages = new Map([
  ['mới', 'new'],
  ['moi', 'new'],
  ['new', 'new'],
  ['đã thắng', 'won'],
  ['won', 'won'],
]);

const entries = new Map<string, ScopeEntry>(
  [
    ['name', 'text', 'Tên'],
    ['amount', 'number', 'Số tiền'],
    ['discount', 'number', 'Chiết khấu'],
    ['stage', 'text', 'Giai đoạn'],
    ['birthday', 'date', 'Ngày sinh'],
    ['created_at', 'datetime', 'Tạo lúc'],
    ['active', 'boolean', 'Hoạt động'],
    ['owner', 'reference', 'Phụ trách'],
    ['tags', 'texts', 'Nhãn'],
    ['not', 'text', 'Không'],
  ].flatMap(([name = '', type, label = '']) => {
    const entry: ScopeEntry = { path: [name], type: type as ExpressionType, ...(name === 'stage' && { choices: stages }) };
    return [
      [name, entry],
      [label, entry],
    ];
  }),
);
entries.set('customer.name', { path: ['customer', 'name'], type: 'text' });
entries.set('Khách hàng.Tên', { path: ['customer', 'name'], type: 'text' });

const scope: TypeScope = {
  resolve: (path) => entries.get(path.join('.')),
  names: () => ['name', 'amount', 'discount', 'stage', 'birthday', 'created_at', 'customer.name'],
};

function compiled(source: string, expected?: ExpressionType | readonly ExpressionType[]): CompiledExpression {
  const result = compileExpression(source, scope, expected);
  if (!result.ok) throw new Error(`${source}: ${JSON.stringify(result.issues)}`);
  return result.expression;
}

function issues(source: string, expected?: ExpressionType): readonly ExpressionIssue[] {
  const result = compileExpression(source, scope, expected);
  if (result.ok) throw new Error(`${source} compiles to ${result.expression.source}`);
  return result.issues;
}

function value(source: string, row: Readonly<Record<string, ExpressionValue>> = {}): unknown {
  const answer = compiled(source).evaluate({
    value: (path) => row[path.join('.')] ?? null,
    now: '2026-11-22T20:00:00.000Z',
    zone: 'Asia/Ho_Chi_Minh',
    me: null,
  });
  return answer instanceof Decimal ? answer.toFixed() : answer;
}

describe('the canonical source', () => {
  it.each([
    ['amount = 5', 'amount == 5'],
    ['amount <> 5', 'amount != 5'],
    ['amount ≥ .5', 'amount >= 0.5'],
    ['IF(active; 1; 2)', 'IF(active, 1, 2)'],
    ['if(active, 1, 2)', 'IF(active, 1, 2)'],
    ['AND(active, amount > 1, TRUE)', 'active && amount > 1 && true'],
    ['active and (amount > 1 Or Null = name)', 'active && (amount > 1 || null == name)'],
    ['OR(AND(active))', 'active'],
    ['NOT amount = 1 AND active', '!(amount == 1) && active'],
    ['NOT(active) OR active', '!active || active'],
    ['[Ngày sinh] = null', 'birthday == null'],
    ['{Số tiền} + `Chiết khấu`', 'amount + discount'],
    ['Tên + "!"', "name + '!'"],
    ['[Khách hàng].[Tên] = "An"', "customer.name == 'An'"],
    ['[Khách hàng.Tên] = "An"', "customer.name == 'An'"],
    ['customer.name', 'customer.name'],
    ['`not` = "x"', "`not` == 'x'"],
    ['“say ""hi""”', '\'say ""hi""\''],
    ['"say ""hi"""', '\'say "hi"\''],
    ["'it''s' + 'a\\nb'", "'it\\'s' + 'a\\nb'"],
    ['name = ""', 'name == null'],
    ['stage = "Mới"', "stage == 'new'"],
    ['"ĐÃ THẮNG" <> stage', "'won' != stage"],
    ['stage in ("Mới"; "won")', "stage in ['new', 'won']"],
    ['CASE(stage, "Mới", 1, 0)', "SWITCH(stage, 'new', 1, 0)"],
    ['COALESCE(stage, "mới") = "won"', "BLANKVALUE(stage, 'new') == 'won'"],
    ['"vip" in tags', "HAS(tags, 'vip')"],
    ['name.contains("a") && tags.size() > 1', "CONTAINS(name, 'a') && COUNT(tags) > 1"],
    ['(1 + 2) * 3 - (4 - (5 - 6))', '(1 + 2) * 3 - (4 - (5 - 6))'],
    ['(((1))) * ((2 * 3))', '1 * (2 * 3)'],
    ['-(-1) - -1', '--1 - -1'],
    ['active ? 1 : (active ? 2 : 3)', 'active ? 1 : active ? 2 : 3'],
    ['(active ? active : active) ? 1 : 2', '(active ? active : active) ? 1 : 2'],
    ['1e3', '1000'],
    ['0.1234567890123456789012345', '0.1234567890123456789012345'],
    ["created_at > '2026-11-22T07:00:00+07:00'", "created_at > '2026-11-22T00:00:00.000Z'"],
    ["'é'", "'é'"],
  ])('of %s is %s, and its own', (source, canonical) => {
    expect(compiled(source).source).toBe(canonical);
    expect(compiled(canonical).source).toBe(canonical);
  });
});

describe('an issue', () => {
  it.each([
    ['amont > 1', 'expression_unknown_name', 0, 5, 'amount > 1'],
    ['1 + [Số tiên]', 'expression_unknown_name', 4, 13, undefined],
    ['constructor', 'expression_unknown_name', 0, 11, undefined],
    ['__proto__.name', 'expression_unknown_name', 0, 14, undefined],
    ['toString()', 'expression_unknown_function', 0, 10, undefined],
    ['LFT(name, 2)', 'expression_unknown_function', 0, 12, 'LEFT(name, 2)'],
    ['LEFT(name)', 'expression_argument_count', 0, 10, 'LEFT(text, count)'],
    ['"😀" + LEN(amount)', 'expression_wrong_type', 10, 16, '"😀" + LEN(TEXT(amount))'],
    ['name + amount', 'expression_wrong_type', 0, 13, 'name + TEXT(amount)'],
    ['name * 2', 'expression_wrong_type', 0, 4, 'NUMBER(name) * 2'],
    ['birthday > created_at', 'expression_wrong_type', 11, 21, 'birthday > DATEVALUE(created_at)'],
    ['tags = tags', 'expression_wrong_type', 0, 11, "HAS(tags, 'a')"],
    ['active > true', 'expression_wrong_type', 0, 6, undefined],
    ['stage = "Mớii"', 'expression_unknown_choice', 8, 14, "stage = 'new'"],
    ['birthday = "22/11/2026"', 'expression_bad_literal', 11, 23, "birthday = '2026-11-22'"],
    ['birthday = "2026-02-30"', 'expression_bad_literal', 11, 23, "birthday = '2026-11-22'"],
    ['owner = "An"', 'expression_bad_literal', 8, 12, undefined],
    ['Ngày sinh = null', 'expression_syntax', 5, 9, '[Ngày sinh] = null'],
    ['1,5 + 2', 'expression_syntax', 1, 2, '1.5 + 2'],
    ['(amount + 1', 'expression_syntax', 11, 11, '(amount + 1)'],
    ['amount + 1)', 'expression_syntax', 10, 11, 'amount + 1'],
    ['amount +', 'expression_syntax', 8, 8, undefined],
    ["name = 'a", 'expression_syntax', 7, 9, "name = 'a'"],
    ["name = 'C:\\dir'", 'expression_syntax', 10, 12, "name = 'C:\\\\dir'"],
    ['2 ^ 3', 'expression_syntax', 2, 3, undefined],
    ['', 'expression_syntax', 0, 0, undefined],
    ['0x10', 'expression_bad_literal', 0, 4, undefined],
    ['1e31', 'expression_bad_literal', 0, 4, undefined],
    ["'\\u0000'", 'expression_bad_literal', 0, 8, undefined],
    ['tags[0]', 'expression_unsupported', 0, 7, undefined],
    ['tags.map(x, x)', 'expression_unknown_function', 0, 14, undefined],
    ['has(name.x)', 'expression_unknown_name', 4, 10, undefined],
    ['[1, 2]', 'expression_unsupported', 0, 6, "field in ['a', 'b']"],
  ])('of %s is %s at %i to %i', (source, code, start, end, example) => {
    const [first] = issues(source);
    expect(first && { code: first.code, start: first.start, end: first.end, example: first.example }).toEqual({ code, start, end, example });
  });

  it('is found in each part of an expression', () => {
    expect(issues('LEN(amount) > LEN(discount)').map((issue) => issue.start)).toEqual([4, 18]);
  });

  it('says what is expected of the result', () => {
    expect(issues('amount + 1', 'boolean')[0]).toMatchObject({ code: 'expression_wrong_type', start: 0, end: 10, example: '(amount + 1) > 0' });
  });
});

describe('the limits', () => {
  it.each([
    ['length', `'${'x'.repeat(3_999)}'`],
    ['parts', Array(501).fill('amount').join('+')],
    ['nesting', `${'('.repeat(60)}amount${')'.repeat(60)}`],
    ['signs', `${'!'.repeat(60)}active`],
    ['path', `customer${'.name'.repeat(60)}`],
  ])('of %s is kept', (_, source) => {
    expect(issues(source)[0]?.code).toBe('expression_limit');
  });

  it('allow a chain of 400 terms', () => {
    expect(value(Array(400).fill('1').join('+'))).toBe('400');
  });
});

describe('a compiled expression', () => {
  it('lists each path it reads once', () => {
    expect(compiled('[Khách hàng].[Tên] = name || customer.name = name').reads).toEqual([['customer', 'name'], ['name']]);
  });

  it('is volatile when it asks for the time or the user', () => {
    expect(['TODAY() > birthday', 'NOW() > created_at', 'owner = ME()', 'amount > 1'].map((source) => compiled(source).volatile)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('reads a text literal as the type its place expects', () => {
    expect(compiled("'2026-11-22'", 'date').type).toBe('date');
    expect(compiled("'2026-11-22'", ['text', 'date']).type).toBe('text');
    expect(compiled('null', 'number').type).toBe('number');
  });
});

describe('a value', () => {
  it.each([
    ['amount > 1', {}, null],
    ['amount > 1 && false', {}, false],
    ['amount > 1 || true', {}, true],
    ['!(amount > 1)', {}, null],
    ['amount == null', {}, true],
    ['amount != null', {}, false],
    ['tags == null', { tags: [] }, true],
    ["name in ['a', null]", {}, true],
    ["name in ['a']", {}, null],
    ['amount in [1, discount]', { amount: new Decimal(2) }, null],
    ["'x' in tags", {}, false],
    ['IF(amount > 1, 1, 2)', {}, '2'],
    ["name + 'x'", {}, null],
    ["CONCAT(name, 'x')", {}, 'x'],
    ['1 / 0', {}, null],
    ['1 % 0', {}, null],
    ['2 / 3', {}, '0.666666666667'],
    ['-2 / 3', {}, '-0.666666666667'],
    ['0.1 + 0.2', {}, '0.3'],
    ['-amount', { amount: new Decimal(0) }, '0'],
    ['999999999999999999999999999999 + 1', {}, null],
    ['999999999999999999999999999999 + 1 > 5', {}, true],
    ['birthday + 1', { birthday: '2024-02-28' }, '2024-02-29'],
    ['birthday + 1', { birthday: '9999-12-31' }, null],
    ['birthday - 1.9', { birthday: '2024-03-01' }, '2024-02-29'],
    ['created_at - created_at', { created_at: '2026-11-22T00:00:00.000Z' }, '0'],
    ['created_at + 0.5', { created_at: '2026-11-22T00:00:00.000Z' }, '2026-11-22T12:00:00.000Z'],
    ['TODAY()', {}, '2026-11-23'],
    ["'\uffff' < '\u{10000}'", {}, true],
    ['LEN(name)', { name: '👨‍👩‍👧' }, '5'],
    ["YEARS_BETWEEN('2004-02-29', '2025-02-28')", {}, '20'],
    ["MONTHS_BETWEEN('2026-03-30', '2026-01-31')", {}, '-1'],
    ["ADD_MONTHS('2024-02-29', 12)", {}, '2025-02-28'],
    ['POWER(0, -1)', {}, null],
    ['ROUND(2.5, null)', {}, null],
  ])('of %s with %o is %s', (source, row, expected) => {
    expect(value(source, row as Readonly<Record<string, ExpressionValue>>)).toBe(expected);
  });

  it('does not grow without bound by nested replacing', () => {
    let source = 'name';
    for (let index = 0; index < 40; index++) source = `SUBSTITUTE(${source}, 'a', 'aaaaaaaaaa')`;
    expect(value(source, { name: 'a' })).toBeNull();
  });

  it('takes time linear in nesting', () => {
    let source = 'active';
    for (let index = 0; index < 45; index++) source = `(${source} in [null, true])`;
    expect(value(source, { active: true })).toBe(true);
  });
});
