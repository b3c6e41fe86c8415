import { describe, expect, it } from 'vitest';
import { placedCards } from './moving-card.ts';

describe('cards on their way', () => {
  const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const moving = new Map([['b', { record: b, from: 'new', to: 'won' }]]);
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

  it('stand on top of their new column and not in the old one', () => {
    expect(ids(placedCards([a, b], 'new', moving))).toEqual(['a']);
    expect(ids(placedCards([c], 'won', moving))).toEqual(['b', 'c']);
    expect(ids(placedCards([c], 'lost', moving))).toEqual(['c']);
  });

  it('stand there once when the server has them there already', () => {
    expect(ids(placedCards([c, b], 'won', moving))).toEqual(['c', 'b']);
  });
});
