import { describe, expect, it } from 'vitest';
import { movedBefore, movedBy } from './move-column.ts';

const paths = ['a', 'b', 'c', 'd'];

describe('moving a column', () => {
  it('puts it where the other one stood', () => {
    expect(movedBefore(paths, 'a', 'c')).toEqual(['b', 'c', 'a', 'd']);
    expect(movedBefore(paths, 'd', 'b')).toEqual(['a', 'd', 'b', 'c']);
    expect(movedBefore(paths, 'b', 'b')).toEqual(paths);
  });

  it('goes by places and not beyond the ends', () => {
    expect(movedBy(paths, 'b', 1)).toEqual(['a', 'c', 'b', 'd']);
    expect(movedBy(paths, 'a', -1)).toEqual(paths);
    expect(movedBy(paths, 'd', 1)).toEqual(paths);
  });

  it('leaves alone what is not there', () => {
    expect(movedBefore(paths, 'x', 'a')).toEqual(paths);
  });
});
