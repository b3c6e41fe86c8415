import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { personNameField } from './person_name.ts';

const field = sampleField('person_name');

describe('personNameField', () => {
  it.each([
    ['Nguyễn Thị Ánh', ['Nguyễn Thị Ánh', 'Ánh', null]],
    ['Ánh', ['Ánh', 'Ánh', null]],
    [{ full: 'John Smith', given: 'John', form: 'Mr' }, ['John Smith', 'John', 'Mr']],
    [{ full: 'Trần Văn Bình', given: '', form: 'anh' }, ['Trần Văn Bình', 'Bình', 'anh']],
    [{ full: '', given: null }, [null, null, null]],
    ['', [null, null, null]],
  ])('stores %j as %j', (input, expected) => {
    expect(personNameField.parse(input, field, sampleContext)).toEqual({ ok: true, value: expected });
  });

  it('points at what is wrong', () => {
    expect(personNameField.parse({ given: 'Ánh' }, field, sampleContext)).toMatchObject({ issues: [{ pointer: '/full', code: 'value_required' }] });
    expect(personNameField.parse({ full: 'A', form: 'x'.repeat(21) }, field, sampleContext)).toMatchObject({
      issues: [{ pointer: '/form', code: 'too_long' }],
    });
    expect(personNameField.parse(5, field, sampleContext)).toMatchObject({ issues: [{ pointer: '', code: 'expected_text' }] });
  });

  it('round-trips its own answer', () => {
    const wire = personNameField.toWire(['Nguyễn Thị Ánh', 'Ánh', 'chị'], field);
    expect(wire).toEqual({ full: 'Nguyễn Thị Ánh', given: 'Ánh', form: 'chị' });
    expect(personNameField.parse(wire, field, sampleContext)).toEqual({ ok: true, value: ['Nguyễn Thị Ánh', 'Ánh', 'chị'] });
    expect(personNameField.format(wire, field, 'vi')).toBe('Nguyễn Thị Ánh');
    expect(personNameField.toWire([null, null, null], field)).toBeNull();
  });
});
