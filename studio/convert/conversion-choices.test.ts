import { describe, expect, it } from 'vitest';
import type { ConversionPreview } from '../../schemas/generated/api.ts';
import { fieldInputs } from '../fields/inputs.ts';
import type { ClientMetadata } from '../metadata/client-metadata.ts';
import { conversionRequest, editableFields, firstChoices, issuesByStep } from './conversion-choices.ts';

const label = { en: 'x', vi: 'x' };
const preview: ConversionPreview = {
  conversion: 'c',
  object: 'lead',
  id: 'l1',
  steps: [
    {
      as: 'who',
      object: 'customer',
      label,
      optional: false,
      match: true,
      values: { name: 'Lan', phone: { raw: '0912' }, lead: 'l1' },
      links: { main: 'what' },
      duplicates: [],
    },
    { as: 'what', object: 'deal', label, optional: true, match: false, values: { name: 'Lan' }, links: {}, duplicates: [] },
  ],
};
const field = (name: string, type: string, rest: object = {}) => ({ name, type, label, options: {}, system: false, read_only: false, ...rest });
const customer = {
  name: 'customer',
  fields: [
    field('name', 'text'),
    field('phone', 'phone'),
    field('lead', 'link'),
    field('main', 'link'),
    field('kind', 'text', { required: true }),
    field('note', 'text'),
  ],
};
// @NOTE only objects and their fields are looked at.
const environment = { metadata: { objects: [customer, { name: 'deal', fields: [field('name', 'text')] }] } as unknown as ClientMetadata, inputs: fieldInputs };

describe('choices of a conversion', () => {
  it('ask for nothing but new records at first', () => {
    expect(conversionRequest(preview, firstChoices(preview), environment)).toEqual({ steps: { who: {}, what: {} } });
  });

  it('send only what was edited, as the API takes it', () => {
    const choices = firstChoices(preview);
    const who = { ...choices.who, included: true, taken: undefined, fills: true, values: { ...choices.who?.values, phone: { raw: '0933' } } };
    expect(conversionRequest(preview, { ...choices, who }, environment)).toEqual({ steps: { who: { values: { phone: { raw: '0933' } } }, what: {} } });
  });

  it('take a record, with or without filling it, and leave steps out', () => {
    const choices = firstChoices(preview);
    const taken = { included: true, taken: 'c1', fills: true, values: {} };
    const out = { included: false, taken: undefined, fills: true, values: {} };
    expect(conversionRequest(preview, { ...choices, who: taken, what: out }, environment)).toEqual({ steps: { who: { id: 'c1' }, what: { skip: true } } });
    expect(conversionRequest(preview, { ...choices, who: { ...taken, fills: false } }, environment).steps?.who).toEqual({ id: 'c1', values: {} });
  });

  it('show what gets a value or must have one, and no link that the conversion sets itself', () => {
    const [step] = preview.steps;
    if (!step) throw new Error('no step');
    expect(editableFields(customer as never, step, 'l1').map(({ name }) => name)).toEqual(['name', 'phone', 'kind']);
  });

  it('tell what is wrong beside the field of the step', () => {
    const wrong = { pointer: '/steps/who/values/phone', message: 'no' };
    const other = { pointer: '/steps/who', message: 'none' };
    expect(issuesByStep([wrong, other], preview)).toEqual({ beside: { 'who/phone': wrong }, general: [other] });
  });
});
