import { describe, expect, it } from 'vitest';
import { fillText } from './fill-text.ts';

const values: Readonly<Record<string, string>> = { shop: 'Quà Tặng', code: 'DH-1', 'branch.phone': '0912', name: 'An, Bình · {code}' };
const fill = (text: string) => fillText(text, (path) => values[path]);

describe('words of a print', () => {
  it('have the values of the record in place of their paths, as they are', () => {
    expect(fill('Đơn hàng {code}')).toBe('Đơn hàng DH-1');
    expect(fill('Gửi {name}!')).toBe('Gửi An, Bình · {code}!');
    expect(fill('Cảm ơn quý khách, hẹn gặp lại')).toBe('Cảm ơn quý khách, hẹn gặp lại');
  });

  it('leave out parts without a value, with the mark before them', () => {
    expect(fill('{shop} · {branch.name} · {branch.phone}')).toBe('Quà Tặng · 0912');
    expect(fill('From {shop}, {branch.name}')).toBe('From Quà Tặng');
    expect(fill('{branch.name} · {branch.phone}')).toBe('0912');
    expect(fill('{branch.name}')).toBe('');
    expect(fill('Kính gửi: {customer.name}')).toBe('Kính gửi: ');
  });
});
