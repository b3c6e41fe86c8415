import { describe, expect, it } from 'vitest';
import { elsewhereFilter, mapCounts, provinceFilter, provinceOf, provinces, shadeBounds, shadeOf } from './provinces.ts';

describe('the provinces of the map', () => {
  it('are the 34 of 2025, each on a tile of its own', () => {
    expect(provinces).toHaveLength(34);
    expect(new Set(provinces.map(({ row, column }) => `${row} ${column}`)).size).toBe(34);
    expect(new Set(provinces.map(({ code }) => code)).size).toBe(34);
  });

  it('stand from north to south, and the islands of the delta in the west', () => {
    const row = (name: string) => provinceOf(name)?.row ?? -1;
    expect([row('Cao Bằng') < row('Hà Nội'), row('Hà Nội') < row('Huế'), row('Huế') < row('Khánh Hoà'), row('Hồ Chí Minh') < row('Cà Mau')]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it.each([
    ['Thành phố Hồ Chí Minh', '79'],
    ['TP. Hồ Chí Minh', '79'],
    ['tp hcm', '79'],
    ['Sài Gòn', '79'],
    ['Ho Chi Minh City', '79'],
    ['ha noi', '01'],
    ['Tỉnh Khánh Hòa', '56'],
    ['Khánh Hoà', '56'],
    ['Đắk Lắk', '66'],
    ['Thừa Thiên Huế', '46'],
  ])('are known by %s', (text, code) => {
    expect(provinceOf(text)?.code).toBe(code);
  });

  it.each(['Bình Dương', 'Vientiane', ''])('leave out %j', (text) => {
    expect(provinceOf(text)).toBeUndefined();
  });
});

describe('counts by province', () => {
  const counts = mapCounts([
    { text: 'Hà Nội', count: 3 },
    { text: 'Thành phố Hà Nội', count: 2 },
    { text: 'Bình Dương', count: 4 },
    { text: null, count: 5 },
  ]);
  const hanoi = counts.provinces.find(({ province }) => province.code === '01');

  it('put the ways to write a province together, and tell what lies elsewhere', () => {
    expect(hanoi).toMatchObject({ count: 5, texts: ['Hà Nội', 'Thành phố Hà Nội'] });
    expect([counts.elsewhere, counts.without]).toEqual([4, 5]);
  });

  it('lead to the records', () => {
    expect(hanoi && provinceFilter('home', hanoi)).toBe("home.province in ['Hà Nội', 'Thành phố Hà Nội']");
    expect(elsewhereFilter('home', counts)).toBe("!ISBLANK(home.province) && !(home.province in ['Hà Nội', 'Thành phố Hà Nội'])");
    expect(elsewhereFilter('home', mapCounts([]))).toBe('!ISBLANK(home.province)');
  });

  it('are shaded by classes of alike size', () => {
    const bounds = shadeBounds([0, 1, 2, 3, 8, 20, 21, 40, 400]);
    expect(bounds).toEqual([2, 8, 21, 400]);
    expect([0, 1, 3, 21, 400].map((count) => shadeOf(count, bounds))).toEqual([0, 1, 2, 3, 4]);
    expect([shadeBounds([5, 5]), shadeOf(5, [5])]).toEqual([[5], 2]);
  });
});
