import { expect, it } from 'vitest';
import { givenName, partOfDay } from './part-of-day.ts';

it('greets by the part of the day where the person is', () => {
  const at = (time: string) => partOfDay(new Date(`2026-11-22T${time}Z`), 'Asia/Ho_Chi_Minh');
  expect(['21:00', '03:59', '04:00', '06:00', '10:59', '11:00', '20:59'].map(at)).toEqual([
    'morning',
    'morning',
    'noon',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
  ]);
});

it('calls people by their given name', () => {
  expect(['Nguyễn Thị Ánh', 'Đỗ Minh', 'Lan', 'Jane Austen', 'ĐẶNG Văn Lâm'].map(givenName)).toEqual(['Ánh', 'Minh', 'Lan', 'Jane', 'Lâm']);
});
