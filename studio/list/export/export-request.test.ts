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

  it('names records that were chosen, and leaves the filter out', () => {
    const ids = ['0197c6a0-0000-7000-8000-000000000001', '0197c6a0-0000-7000-8000-000000000002'];
    expect(exportRequest({ wholeFilter: 'paid', search: 'mai', sort: 'name', ids }, undefined, { format: 'csv', reason: 'audit' })).toEqual({
      format: 'csv',
      reason: 'audit',
      sort: ['name'],
      ids,
    });
  });
});
