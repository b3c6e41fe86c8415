import { describe, expect, it } from 'vitest';
import { findObject } from '../metadata/client-metadata.ts';
import { sampleMetadata, sampleObject } from '../metadata/sample-metadata.ts';
import { maskedCell } from './masked-cell.ts';

const customer = findObject(sampleMetadata, 'customer') ?? sampleObject('customer', 'name', []);
const order = findObject(sampleMetadata, 'order') ?? sampleObject('order', 'code', []);

describe('a masked cell', () => {
  it('is one that its record names', () => {
    expect(maskedCell(sampleMetadata, customer, { id: '1', _masked: ['phone'] }, 'phone')).toMatchObject({
      object: 'customer',
      id: '1',
      field: { name: 'phone' },
    });
    expect(maskedCell(sampleMetadata, customer, { id: '1', phone: { number: '+84912345678' } }, 'phone')).toBeUndefined();
    expect(maskedCell(sampleMetadata, customer, { id: '1', _hidden: ['phone'] }, 'phone')).toBeUndefined();
  });

  it('may lie behind a link', () => {
    const record = { id: '7', customer: { id: '1', name: { full: 'Ánh' }, _masked: ['phone'] } };
    expect(maskedCell(sampleMetadata, order, record, 'customer.phone')).toMatchObject({ object: 'customer', id: '1', field: { name: 'phone' } });
    expect(maskedCell(sampleMetadata, order, record, 'customer')).toBeUndefined();
  });

  it('is the title of a linked record where that is masked', () => {
    const record = { id: '7', customer: { id: '1', _masked: ['name'] } };
    expect(maskedCell(sampleMetadata, order, record, 'customer')).toMatchObject({ object: 'customer', id: '1', field: { name: 'name' } });
  });

  it('is not there where the link is empty', () => {
    expect(maskedCell(sampleMetadata, order, { id: '7', customer: null }, 'customer.phone')).toBeUndefined();
  });
});
