import { describe, expect, it } from 'vitest';
import { findObject } from '../metadata/client-metadata.ts';
import { sampleMetadata, sampleObject } from '../metadata/sample-metadata.ts';
import { formSchema, formUi } from './form-schema.ts';

const order = findObject(sampleMetadata, 'order') ?? sampleObject('order', 'code', []);
const definition = {
  schema: {
    type: 'object',
    properties: { customer: {}, note: {}, total: {}, lines: { items: { required: ['product', 'quantity'], properties: {} } }, stranger: {} },
    required: ['customer', 'note'],
  },
  ui: {
    note: { 'ui:options': { default: "'x'" } },
    lines: { items: { quantity: { 'ui:options': { default: '1' } } } },
  },
};
const nothing = { hidden: [], required: [], readOnly: [] };

describe('formSchema', () => {
  it('demands what has no default, in lines too', () => {
    expect(formSchema(definition, order, {}, nothing)).toMatchObject({ required: ['customer'], properties: { lines: { items: { required: ['product'] } } } });
  });

  it('leaves out what is hidden, from the person or by a condition', () => {
    const schema = formSchema(definition, order, { _hidden: ['total'] }, { hidden: ['customer'], required: ['note', 'customer'], readOnly: [] });
    expect(Object.keys(schema.properties as object)).toEqual(['note', 'lines']);
    expect(schema.required).toEqual(['note']);
  });

  it('follows conditions that demand or lock a field', () => {
    expect(formSchema(definition, order, {}, { ...nothing, required: ['total'] }).required).toEqual(['customer', 'total']);
    expect(formUi(definition, order, { ...nothing, readOnly: ['note'] }).note).toMatchObject({ 'ui:field': 'long_text', 'ui:readonly': true });
  });
});
