import { expect, it } from 'vitest';
import { sampleMetadata } from '../metadata/sample-metadata.ts';
import { entryAddress, moved } from './entries.ts';

it('leads to records, lists and pages, and nowhere where there is nothing', () => {
  const view = { kind: 'view' as const, name: 'order_open', object: 'order', label: { en: 'Open', vi: 'Đang mở' }, columns: ['code'] };
  const metadata = { ...sampleMetadata, views: [view] };
  expect(entryAddress(metadata, { kind: 'record', object: 'order', id: '7', title: 'DH-7' })).toBe('/records/order/7');
  expect(entryAddress(metadata, { kind: 'object', object: 'customer' })).toBe('/records/customer');
  expect(entryAddress(metadata, { kind: 'view', view: 'order_open' })).toBe('/records/order?view=order_open');
  expect(entryAddress(metadata, { kind: 'page', to: '/find', label: 'Tìm' })).toBe('/find');
  expect(entryAddress(metadata, { kind: 'object', object: 'ghost' })).toBeUndefined();
  expect(entryAddress(metadata, { kind: 'view', view: 'ghost' })).toBeUndefined();
});

it('moves an entry up and down within the list', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
});
