import { describe, expect, it } from 'vitest';
import { logFilter } from './useLogFilter.ts';

describe('the filter of a log', () => {
  it('takes whole days on the clock of the person', () => {
    expect(logFilter({ from: '2026-11-30', to: '2026-11-30', object: 'customer' }, 'Asia/Ho_Chi_Minh')).toEqual({
      object: 'customer',
      from: '2026-11-29T17:00:00.000Z',
      to: '2026-11-30T17:00:00.000Z',
    });
  });

  it('leaves out what is no day', () => {
    expect(logFilter({ from: 'yesterday', actor: '1' }, 'Asia/Ho_Chi_Minh')).toEqual({ actor: '1' });
  });
});
