import { type TestCell, xlsxFile } from './xlsx-file.ts';

/** 15 March 1990 as spreadsheets count days. */
const bornIn1990 = { date: 32_947 };

const rows: readonly (readonly TestCell[])[] = [
  ['DANH SÁCH KHÁCH HÀNG THÂN THIẾT'],
  ['Cửa hàng Quận 1, tháng 11 năm 2026'],
  [],
  ['STT', 'Họ tên', 'SĐT', 'Địa chỉ', 'Sinh nhật', 'Giới tính', 'Biết đến từ', 'Ghi chú', 'Chi nhánh'],
  [1, { shared: 'Nguyễn Văn Bình' }, 912345678, '12 Lê Lợi, Quận 1', bornIn1990, 'Nam', 'Facebook', 'Khách quen', 'Kho Quận 1'],
  [2, { shared: 'Trần Thị Hoa' }, '01621234567', '5 Hai Bà Trưng, Quận 3', '07/11/1985', 'nữ', 'Facebook', null, 'kho quan 1'],
  [3, { shared: 'Lê Minh Tâm' }, '0903 111 222 / 0987 654 321', '8 Nguyễn Huệ', '31/02/1990', 'Nữ', 'Face book', null, null],
  [],
  [4, { shared: 'Phạm An' }, '0903.333.444', '90 Cách Mạng Tháng 8', null, 'Nam', 'Facebook', 'Thích hương hoa', 'Chi nhánh lạ'],
  [5, { shared: 'Đỗ Thu Hà' }, null, null, null, 'Nữ', 'Facebook', null, null],
  ['Tổng cộng', null, null, null, null, null, null, '5 khách', null],
  [],
  [null, null, null, null, null, null, 'Người lập bảng'],
  [null, null, null, null, null, null, 'Nguyễn Thị Kế Toán'],
];

/** A list of customers as a Vietnamese shop keeps it: title, blank rows, a total, mixed phone numbers, one date that is none, a second sheet. */
export function vietnameseCustomers(): Buffer {
  return xlsxFile([
    { name: 'Khách hàng', rows, merges: ['A1:I1', 'A2:I2'] },
    { name: 'Ghi chú', rows: [['Chỉ để nhắc việc']] },
  ]);
}
