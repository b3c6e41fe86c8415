import { describe, expect, it } from 'vitest';
import { findObject } from '../../metadata/client-metadata.ts';
import { sampleField, sampleMetadata, sampleObject } from '../../metadata/sample-metadata.ts';
import { offeredField } from '../record-type-choices.ts';
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

  it('keeps a masked field that may be written, and demands nothing of it', () => {
    const masked = formSchema(definition, order, { _masked: ['customer', 'total'] }, nothing);
    expect(Object.keys(masked.properties as object)).toEqual(['customer', 'note', 'lines']);
    expect(masked.required).toEqual([]);
  });

  it('follows conditions that demand or lock a field', () => {
    expect(formSchema(definition, order, {}, { ...nothing, required: ['total'] }).required).toEqual(['customer', 'total']);
    expect(formUi(definition, order, { ...nothing, readOnly: ['note'] }).note).toMatchObject({ 'ui:field': 'long_text', 'ui:readonly': true });
  });
});

describe('the choices of a record type', () => {
  const label = { en: 'x', vi: 'x' };
  const keys = ['new', 'quoted', 'won'];
  const stage = sampleField('stage', 'choice', { options: { choices: keys.map((key) => ({ key, label })) } });
  const marks = sampleField('marks', 'multi_choice', { options: { choices: keys.map((key) => ({ key, label })) } });
  const deal = sampleObject('deal', 'stage', [stage, marks, sampleField('record_type', 'choice')], {
    record_types: [
      { name: 'retail', label, choices: { stage: ['new', 'won'], marks: ['won'] } },
      { name: 'company', label },
    ],
  });
  const properties = { stage: { type: ['string', 'null'], enum: [...keys, null] }, marks: { type: 'array', items: { enum: keys } }, record_type: {} };
  const form = { schema: { type: 'object', properties, allOf: [{ if: {} }] }, ui: {} };
  const offered = (record: Record<string, unknown>, recordType?: string) => {
    const schema = formSchema(form, deal, record, nothing, recordType ?? record.record_type);
    expect(schema.allOf).toBeUndefined();
    const narrowed = schema.properties as Record<string, Record<string, unknown>>;
    return [stage, marks].map((field) => offeredField(field, narrowed[field.name] ?? {}).options.choices?.map(({ key }) => key));
  };

  it('are the only ones offered', () => {
    expect(offered({ record_type: 'retail' })).toEqual([['new', 'won'], ['won']]);
    expect(offered({ record_type: 'company' })).toEqual([keys, keys]);
    expect(offered({})).toEqual([keys, keys]);
  });

  it('follow the type on screen', () => {
    expect(offered({ record_type: 'company', stage: 'quoted' }, 'retail')).toEqual([['new', 'won'], ['won']]);
    expect(offered({ record_type: 'retail' }, 'company')).toEqual([keys, keys]);
  });

  it('leave what the record has had before', () => {
    expect(offered({ record_type: 'retail', stage: 'quoted', marks: ['new', 'won'] })).toEqual([keys, ['new', 'won']]);
  });
});
