import { describe, expect, it } from 'vitest';
import { pull } from './edge-scroll.ts';

describe('what is dragged to an edge', () => {
  it('pulls the page along, faster the nearer it is, and not at all in the middle', () => {
    expect([pull(100, 100, 700), pull(124, 100, 700), pull(148, 100, 700), pull(400, 100, 700)]).toEqual([-14, -7, 0, 0]);
    expect([pull(652, 100, 700), pull(676, 100, 700), pull(700, 100, 700), pull(900, 100, 700)]).toEqual([0, 7, 14, 14]);
  });
});
