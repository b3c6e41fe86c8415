import { describe, expect, it } from 'vitest';
import { findItems, looksLikePhone, type PaletteItem, readQuery } from './palette-item.ts';

const item = (label: string, more: Partial<PaletteItem> = {}): PaletteItem => ({ id: label, label, icon: null, run: () => undefined, ...more });
const labels = (items: readonly PaletteItem[]) => items.map(({ label }) => label);

describe('the palette', () => {
  it('takes "> " for actions only', () => {
    expect(readQuery('  > tạo đơn ')).toEqual({ text: 'tạo đơn', actionsOnly: true });
    expect(readQuery('ánh')).toEqual({ text: 'ánh', actionsOnly: false });
  });

  it('knows digits of a phone number from words', () => {
    expect(['678', '0912 345', '+84 912.345.678', '12', 'DH-2026-001', ''].map(looksLikePhone)).toEqual([true, true, true, false, false, false]);
  });

  it('finds by all words, blind to diacritics, what begins with them first', () => {
    const items = [item('Đơn cần đóng gói', { detail: 'Đơn hàng' }), item('Khách hàng'), item('Đơn hàng'), item('Sáng', { words: 'giao diện theme' })];
    expect(labels(findItems(items, 'don hang', 5))).toEqual(['Đơn hàng', 'Đơn cần đóng gói']);
    expect(labels(findItems(items, 'hang', 5))).toEqual(['Khách hàng', 'Đơn hàng', 'Đơn cần đóng gói']);
    expect(labels(findItems(items, 'theme', 5))).toEqual(['Sáng']);
    expect(labels(findItems(items, 'hang', 1))).toEqual(['Khách hàng']);
  });
});
