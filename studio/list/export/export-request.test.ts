import { describe, expect, it } from 'vitest';
import { exportRequest } from './export-request.ts';

describe('the request for an export', () => {
  it('asks for what the list shows', () => {
    const state = { wholeFilter: '(paid) && (total > 1)', search: 'mai', sort: '-created_at,name' };
    expect(exportRequest(state, [{ path: 'name' }, { path: 'customer.phone' }], { format: 'csv', reason: '  For Tết ' })).toEqual({
      format: 'csv',
      reason: 'For Tết',
      filter: '(paid) && (total > 1)',
      search: 'mai',
      sort: ['-created_at', 'name'],
      fields: ['name', 'customer.phone'],
    });
  });

  it('leaves out what the list does not say', () => {
    expect(exportRequest({ wholeFilter: '', search: '', sort: '' }, undefined, { format: 'json', reason: 'audit' })).toEqual({
      format: 'json',
      reason: 'audit',
    });
  });
});
