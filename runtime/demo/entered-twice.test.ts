import { describe, expect, it } from 'vitest';
import { enteredTwice } from './entered-twice.ts';
import type { Shopper } from './shopper.ts';

// @NOTE what is compared, and nothing else of a shopper.
const shopper = (values: Partial<Shopper>): Shopper => ({ organisation: false, country: 'VN', ...values }) as Shopper;

describe('enteredTwice', () => {
  it('enters the one before once more, by the same number, with a name without its marks', () => {
    const before = shopper({ id: 'a', name: 'Đỗ Thị Hương', phone: '0901' });
    expect(enteredTwice(shopper({ id: 'b', name: 'Lê Văn Tám', phone: '0902' }), before)).toMatchObject({ id: 'b', name: 'Do Thi Huong', phone: '0901' });
  });

  it('leaves organisations as they are', () => {
    const own = shopper({ id: 'b', name: 'Công ty Hoa' });
    expect(enteredTwice(own, shopper({ organisation: true, name: 'X' }))).toBe(own);
  });
});
