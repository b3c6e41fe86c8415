import { describe, expect, it } from 'vitest';
import { batchShape } from './batch-shape.ts';

describe('batchShape', () => {
  it('never fetches fewer than two and never runs more at once than asked', () => {
    expect(batchShape(1)).toEqual({ workers: 1, batchSize: 2, serial: true });
    expect(batchShape(2)).toEqual({ workers: 1, batchSize: 2, serial: false });
    expect(batchShape(4)).toEqual({ workers: 2, batchSize: 2, serial: false });
    expect(batchShape(10)).toEqual({ workers: 2, batchSize: 5, serial: false });
  });
});
