import { describe, expect, it } from 'vitest';
import { fieldInputs } from '../../fields/inputs.ts';
import { findObject } from '../../metadata/client-metadata.ts';
import { sampleField, sampleMetadata, sampleObject } from '../../metadata/sample-metadata.ts';
import { changedValues, withoutBlanks, writableFields, writtenValues } from './form-values.ts';

const order = findObject(sampleMetadata, 'order') ?? sampleObject('order', 'code', []);
const schema = { properties: { code: {}, customer: {}, note: {}, lines: {}, unknown: {} } };

describe('form values', () => {
  it('are written for the fields that the person may write', () => {
    expect(writableFields(order, schema).map((field) => field.name)).toEqual(['customer', 'note', 'lines']);
  });

  it('go out as the API takes them, blanks as null', () => {
    const values = {
      customer: { id: '1', name: { full: 'Ánh' } },
      note: undefined,
      lines: [
        { id: '9', product: 'Nến', quantity: '2', price: { amount: '', currency: 'VND' }, amount: { amount: '1' } },
        { _key: 'k', product: 'Hộp', quantity: 3, price: { amount: '5', currency: 'VND' } },
      ],
    };
    expect(writtenValues(values, writableFields(order, schema), sampleMetadata, fieldInputs)).toEqual({
      customer: '1',
      note: null,
      lines: [
        { id: '9', product: 'Nến', quantity: 2, price: null },
        { product: 'Hộp', quantity: 3, price: { amount: '5', currency: 'VND' } },
      ],
    });
  });

  it('keep silent about cells of a line that are hidden from the person', () => {
    const lines = fieldInputs.lines.toWrite?.([{ id: '9', product: 'Nến', _hidden: ['price'] }], order.fields[4] ?? sampleField('lines', 'lines'), {
      metadata: sampleMetadata,
      inputs: fieldInputs,
    });
    expect(lines).toEqual([{ id: '9', product: 'Nến', quantity: null }]);
    const masked = fieldInputs.lines.toWrite?.([{ id: '9', product: 'Nến', _masked: ['price'] }], order.fields[4] ?? sampleField('lines', 'lines'), {
      metadata: sampleMetadata,
      inputs: fieldInputs,
    });
    expect(masked).toEqual([{ id: '9', product: 'Nến', quantity: null }]);
  });

  it('are sent where they changed', () => {
    expect(changedValues({ note: 'a', customer: '1', lines: [] }, { note: 'b', customer: '1', lines: [] })).toEqual({ note: 'b' });
    expect(changedValues({ note: 'a' }, { note: null })).toEqual({ note: null });
    expect(withoutBlanks({ note: null, lines: [], customer: '1' })).toEqual({ customer: '1' });
  });
});

describe('inputs', () => {
  const environment = { metadata: sampleMetadata, inputs: fieldInputs };
  const write = (type: 'phone' | 'person_name' | 'address' | 'money' | 'any_link' | 'identities', value: unknown) =>
    fieldInputs[type].toWrite?.(value, sampleField('x', type), environment);

  it('send what the server reads, not what it answered', () => {
    expect(write('phone', { number: '+84901234567', raw: '0901234567' })).toEqual({ raw: '0901234567' });
    expect(write('person_name', { full: 'Nguyễn Ánh', given: '', form: null })).toEqual({ full: 'Nguyễn Ánh' });
    expect(write('address', { text: '1 Lê Lợi', ward: null, note: 'x' })).toEqual({ text: '1 Lê Lợi' });
    expect(write('any_link', { object: 'order', id: '1', code: 'A' })).toEqual({ object: 'order', id: '1' });
    expect(write('any_link', { object: 'order' })).toBeNull();
    expect(write('money', { amount: '', currency: 'VND' })).toBeNull();
    expect(
      write('identities', [
        { channel: 'zalo', value: '09', normal: '+849' },
        { channel: 'phone', value: '' },
      ]),
    ).toEqual([{ channel: 'zalo', value: '09' }]);
  });
});
