import { describe, expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

describe('contentDisposition', () => {
  it('gives the name in UTF-8 and a readable one in ASCII', () => {
    expect(contentDisposition('attachment', 'Đơn hàng.pdf')).toBe(`attachment; filename="Don hang.pdf"; filename*=UTF-8''%C4%90%C6%A1n%20h%C3%A0ng.pdf`);
  });

  it('lets no name end the quotes or the header', () => {
    expect(contentDisposition('inline', 'a"; x="\\\r\n%41(1).png')).toBe(
      `inline; filename="a_; x=_____41(1).png"; filename*=UTF-8''a%22%3B%20x%3D%22%5C%0D%0A%2541%281%29.png`,
    );
  });
});
