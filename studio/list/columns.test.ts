import { describe, expect, it } from 'vitest';
import { findObject } from '../metadata/client-metadata.ts';
import { sampleMetadata, sampleObject } from '../metadata/sample-metadata.ts';
import { listColumn, listColumns, listFields } from './columns.ts';

const order = findObject(sampleMetadata, 'order') ?? sampleObject('order', 'code', []);

describe('list columns', () => {
  it('show the title of a link as the link and sort by the title', () => {
    expect(listColumn(sampleMetadata, order, 'customer.name')).toMatchObject({ path: 'customer', request: ['customer.name'], sortPath: 'customer.name' });
  });

  it('keep another field of a link as a column of its own', () => {
    expect(listColumn(sampleMetadata, order, 'customer.phone')).toMatchObject({ path: 'customer.phone', request: ['customer.phone'] });
  });

  it('are the title and short fields where there is no view', () => {
    expect(listColumns(sampleMetadata, order, undefined).map((column) => column.path)).toEqual(['code', 'customer', 'created_at']);
  });

  it('leave out columns that the person may not read', () => {
    const view = { kind: 'view', name: 'v', object: 'order', label: order.label, columns: ['code', 'secret', 'customer.secret', 'total'] } as const;
    const columns = listColumns(sampleMetadata, order, { ...view, columns: [...view.columns] });
    expect(columns.map((column) => column.path)).toEqual(['code', 'total']);
    expect(listFields(sampleMetadata, order, columns)).toEqual(['code', 'total']);
  });
});
