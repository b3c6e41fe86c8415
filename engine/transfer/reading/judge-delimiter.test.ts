import { describe, expect, it } from 'vitest';
import { judgeDelimiter } from './judge-delimiter.ts';

describe('judgeDelimiter', () => {
  it.each([
    [',', 'a,b,c\n1,2,3\n'],
    [';', 'a;b;c\n1,5;2,5;3,5\n'],
    [';', 'name;price\n"Nến, lớn";1.500,5\n"Nến; nhỏ";2\n'],
    ['\t', 'a\tb\n1,2\t3;4\n'],
    ['|', 'a|b\n1|2\n'],
    [',', 'alone\n1\n2\n'],
    [',', ''],
    [',', '\ufeffa,b;c,d\n1,2,3\n'],
    [';', 'a;b\n"one\n,,,,,\ntwo";2\n'],
    [',', 'size,name\n5" pipe,"a;b"\n6" pipe,"c;d"\n'],
  ] as const)('finds %j', (expected, head) => {
    expect(judgeDelimiter(head)).toBe(expected);
  });
});
