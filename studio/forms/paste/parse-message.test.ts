import { describe, expect, it } from 'vitest';
import { parseMessage } from './parse-message.ts';

/** name | phone | address | quantity × text … | what is left */
function inShort(message: string): string {
  const { name, phone, address, items, rest } = parseMessage(message);
  return [
    name?.value ?? '',
    phone?.value ?? '',
    address?.value ?? '',
    items.map(({ quantity, text }) => `${quantity}×${text}`).join(' + '),
    rest.join(' / '),
  ].join(' | ');
}

describe('a message to the shop', () => {
  it.each([
    [
      'Chị Lan 0912 345 678, 12 Nguyễn Trãi phường Thanh Xuân Hà Nội, 2 nến quế, 1 combo tết',
      'Chị Lan | 0912345678 | 12 Nguyễn Trãi phường Thanh Xuân Hà Nội | 2×nến quế + 1×combo tết | ',
    ],
    [
      'Tên: Trần Thị Hoa\nSĐT: 0987.654.321\nĐC: số 5 ngõ 10 Láng Hạ, Đống Đa, HN\nĐặt: 3 hộp nến thơm',
      'Trần Thị Hoa | 0987654321 | số 5 ngõ 10 Láng Hạ, Đống Đa, HN | 3×nến thơm | ',
    ],
    ['shop ơi cho em 2 nến quế với 1 tinh dầu sả nhé', ' |  |  | 2×nến quế với 1 tinh dầu sả nhé | '],
    ['cho mình đặt 2 nến quế, 1 tinh dầu sả', ' |  |  | 2×nến quế + 1×tinh dầu sả | '],
    ['Anh Tuấn - 0903123456 - 45/2 Lê Lợi, Quận 1, TP HCM - nến quế x3', 'Anh Tuấn | 0903123456 | 45/2 Lê Lợi, Quận 1, TP HCM | 3×nến quế | '],
    ['0977123456 Nguyễn Văn An', 'Nguyễn Văn An | 0977123456 |  |  | '],
    ['+84 912 345 678, lấy 5 lọ sáp thơm', ' | 0912345678 |  | 5×sáp thơm | '],
    [
      'Người nhận: Cô Mai\nĐiện thoại: 0389 111 222\nĐịa chỉ: thôn 3, xã Hòa Bình, huyện Thủy Nguyên, Hải Phòng',
      'Cô Mai | 0389111222 | thôn 3, xã Hòa Bình, huyện Thủy Nguyên, Hải Phòng |  | ',
    ],
    ['nến hoa hồng x 2\nnến quế x 1\nkhung ảnh - 3', ' |  |  | 2×nến hoa hồng + 1×nến quế + 3×khung ảnh | '],
    ['Em lấy 1 combo Tết ạ', ' |  |  | 1×combo Tết ạ | '],
    ['hai nến quế', ' |  |  | 2×nến quế | '],
    ['Mình là Phạm Minh Châu, sđt 0866.123.999', 'Phạm Minh Châu | 0866123999 |  |  | '],
    ['12A Trần Phú, Hải Châu, Đà Nẵng', ' |  | 12A Trần Phú, Hải Châu, Đà Nẵng |  | '],
    ['đặt hàng: nến quế\nsđt 0912345678', ' | 0912345678 |  | 1×nến quế | '],
    ['2 x NQ-01; 1 x BH-02', ' |  |  | 2×NQ-01 + 1×BH-02 | '],
    ['Chị Hạnh, 024 3825 1234, 36 phố Hàng Bạc, Hoàn Kiếm', 'Chị Hạnh | 02438251234 | 36 phố Hàng Bạc, Hoàn Kiếm |  | '],
    ['Ghi chú: gói quà giúp chị\n1 set quà 20/10', ' |  |  | 1×quà 20/10 | gói quà giúp chị'],
    ['bạn Thảo 0912345678', 'bạn Thảo | 0912345678 |  |  | '],
    ['ship về 7 ngách 12/4 Kim Mã, Ba Đình, Hà Nội', ' |  | 7 ngách 12/4 Kim Mã, Ba Đình, Hà Nội |  | '],
    ['Cty TNHH Ánh Dương', 'Cty TNHH Ánh Dương |  |  |  | '],
    ['còn hàng không shop?', ' |  |  |  | còn hàng không shop?'],
    ['', ' |  |  |  | '],
    ['10 hộp quà tết cho công ty', ' |  |  | 10×quà tết cho công ty | '],
    ['Bác Sơn (0912345678) lấy 2 chai tinh dầu bưởi', 'Bác Sơn | 0912345678 |  | 2×tinh dầu bưởi | '],
    [
      'KH: Lê Thu Hà\nđt 84903222333\n3 nến sả chanh 200g\ngiao đến: 88 Nguyễn Huệ, P. Bến Nghé, Q.1',
      'Lê Thu Hà | 0903222333 | 88 Nguyễn Huệ, P. Bến Nghé, Q.1 | 3×nến sả chanh 200g | ',
    ],
  ])('%j is read as %s', (message, read) => {
    expect(inShort(message)).toBe(read);
  });

  it('says how sure it is', () => {
    const { name, phone, address, items } = parseMessage('Tên: Lan\n0912345678\n12 Nguyễn Trãi phường 5\nnến quế x2');
    expect([name?.confidence, phone?.confidence, address?.confidence, items[0]?.confidence]).toEqual(['sure', 'sure', 'likely', 'likely']);
  });
});
