import { describe, expect, it } from 'vitest';
import type { Known } from './grid-place.ts';
import { gridStep } from './grid-step.ts';

// @NOTE only paths of columns, the number of lines and whether there are boxes matter here.
const known = {
  items: Array.from({ length: 100 }, (_, index) => ({ key: String(index) })),
  columns: [{ path: 'name' }, { path: 'phone' }],
  selection: {},
} as unknown as Known;
const to = (key: string, line: number, column: string, ends = false) => {
  const place = gridStep({ key, ends, page: 20 }, { line, column }, known);
  return place && [place.line, place.column];
};

describe('a key in a table', () => {
  it('leads to the lines and cells around, the box before them among these, and not beyond the ends', () => {
    expect([to('ArrowDown', 4, 'phone'), to('ArrowUp', 4, 'phone'), to('ArrowDown', 99, 'phone')]).toEqual([
      [5, 'phone'],
      [3, 'phone'],
      [99, 'phone'],
    ]);
    expect([to('ArrowRight', 4, 'name'), to('ArrowRight', 4, 'phone'), to('ArrowLeft', 4, 'name'), to('ArrowLeft', 4, '')]).toEqual([
      [4, 'phone'],
      [4, 'phone'],
      [4, ''],
      [4, ''],
    ]);
  });

  it('leads up into the head by an arrow, and by no page', () => {
    expect([to('ArrowUp', 0, 'phone'), to('ArrowUp', -1, 'phone'), to('ArrowDown', -1, 'phone'), to('PageUp', 3, 'phone')]).toEqual([
      [-1, 'phone'],
      [-1, 'phone'],
      [0, 'phone'],
      [0, 'phone'],
    ]);
  });

  it('leads by pages and to the ends', () => {
    expect([to('PageDown', 3, 'phone'), to('PageDown', 95, 'phone'), to('Home', 3, 'phone'), to('End', 3, '')]).toEqual([
      [23, 'phone'],
      [99, 'phone'],
      [3, ''],
      [3, 'phone'],
    ]);
    expect([to('Home', 3, 'phone', true), to('End', 3, 'name', true), to('ArrowDown', 3, 'name', true), to('x', 3, 'name')]).toEqual([
      [0, ''],
      [99, 'phone'],
      undefined,
      undefined,
    ]);
  });
});
