import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { ProblemError } from '../../api/problem.ts';
import vi from '../../locales/vi.json' with { type: 'json' };
import { problemText } from './problem-text.ts';

const texts = i18next.createInstance();

beforeAll(() => texts.init({ lng: 'vi', resources: { vi: { translation: vi } }, interpolation: { escapeValue: false } }));

const refused = (issue: Record<string, unknown>) =>
  problemText(new ProblemError(400, { code: 'bad_expression', issues: [{ pointer: '/filter', message: 'in English', ...issue }] }), texts.t);

describe('a filter that cannot be read', () => {
  it('is told with where it breaks', () => {
    expect(refused({ code: 'expression_syntax', start: 23, end: 23 })).toBe('Sai cú pháp ở ký tự thứ 24: còn thiếu hoặc thừa một phần.');
  });

  it('is told with what stands there and how it would be right', () => {
    const issue = { code: 'expression_wrong_type', start: 9, params: { actual: 'number', expected: 'text' }, example: 'phone == TEXT(5)' };
    expect(refused(issue)).toBe('Ở ký tự thứ 10 là số, nhưng chỗ này cần văn bản. Viết đúng là: phone == TEXT(5)');
  });

  it('is told as a whole where the server says no more', () => {
    expect(problemText(new ProblemError(400, { code: 'bad_expression' }), texts.t)).toBe('Không đọc được bộ lọc.');
  });
});
