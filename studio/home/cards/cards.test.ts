import { describe, expect, it } from 'vitest';
import { sampleMetadata } from '../../metadata/sample-metadata.ts';
import { arrangeCards, type Card, cardAddress, nameCards, stripsOf } from './cards.ts';

const card = (en: string, more: Partial<Card> = {}): Card => ({ type: 'list', label: { en, vi: en }, object: 'order', ...more });
const keys = (cards: readonly { key: string }[]) => cards.map(({ key }) => key);

describe('cards', () => {
  it('are known by type and heading, also when two are alike', () => {
    expect(keys(nameCards([card('Calls'), card('Calls'), card('Calls', { type: 'number' })]))).toEqual(['list:Calls', 'list:Calls 2', 'number:Calls']);
  });

  it('stand in the order of the person, new ones at the end, hidden ones apart', () => {
    const cards = nameCards([card('A'), card('B'), card('New'), card('C')]);
    const arranged = arrangeCards(cards, { order: ['list:C', 'list:B', 'list:Gone'], hidden: ['list:A'] });
    expect([keys(arranged.shown), keys(arranged.hidden)]).toEqual([['list:C', 'list:B', 'list:New'], ['list:A']]);
    expect(keys(arrangeCards(cards).shown)).toEqual(['list:A', 'list:B', 'list:New', 'list:C']);
  });

  it('of figures that follow each other stand in one strip', () => {
    const figure = (en: string) => card(en, { type: 'number' });
    const strips = stripsOf(nameCards([card('A'), figure('1'), figure('2'), card('B'), card('C'), figure('3')]));
    expect(strips.map(keys)).toEqual([['list:A'], ['number:1', 'number:2'], ['list:B'], ['list:C'], ['number:3']]);
  });

  it('lead to the rows behind them and to no others', () => {
    const view = { kind: 'view' as const, object: 'order', label: { en: 'x', vi: 'x' }, columns: ['code'] };
    const views = [
      { ...view, name: 'mine', default: true, filter: 'owner == ME()' },
      { ...view, name: 'all' },
    ];
    const metadata = { ...sampleMetadata, views };
    expect(cardAddress(metadata, card('A', { view: 'mine' }))).toBe('/records/order?view=mine');
    expect(cardAddress(metadata, card('A', { filter: 'total > 5', sort: ['-total', 'code'] }))).toBe(
      '/records/order?view=all&filter=total+%3E+5&sort=-total%2Ccode',
    );
  });
});
