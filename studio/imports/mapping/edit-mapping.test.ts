import { describe, expect, it } from 'vitest';
import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import { assignTargets, changeSource, outsideId, setConstant, setFieldKey, targetsOf } from './edit-mapping.ts';

const mapping: MappingDocument = {
  kind: 'mapping',
  name: 'import',
  label: { en: 'Import', vi: 'Nhập' },
  records: [{ object: 'customer', key: { fields: ['phone'], optional: true }, fields: { name: 'Họ tên', phone: { column: 'SĐT', nth: 1 } } }],
};
const plain = (_: unknown, column: string) => column;
const external = () => 'external_keys';

describe('a mapping that is edited', () => {
  it('gives a column to several fields, and a field one column', () => {
    const next = assignTargets(mapping, 'Ghi chú', ['0:notes', '0:name'], plain, external);
    expect(next.records[0]?.fields).toEqual({ name: 'Ghi chú', phone: { column: 'SĐT', nth: 1 }, notes: 'Ghi chú' });
    expect(targetsOf(next, 'Ghi chú')).toEqual(['0:name', '0:notes']);
    expect(targetsOf(next, 'Họ tên')).toEqual([]);
  });

  it('loses the key with the field that it names', () => {
    expect(assignTargets(mapping, 'SĐT', [], plain, external).records[0]).toEqual({ object: 'customer', fields: { name: 'Họ tên' } });
  });

  it('knows records again by an outside id', () => {
    const next = assignTargets(mapping, 'Mã', [`0:${outsideId}`], plain, external);
    expect(next.records[0]?.key).toEqual({ external: 'external_keys', column: 'Mã' });
    expect(targetsOf(next, 'Mã')).toEqual(['0:#key']);
    expect(assignTargets(next, 'Mã', [], plain, external).records[0]?.key).toBeUndefined();
  });

  it('keeps settings beside the column and drops those that are taken back', () => {
    const marked = changeSource(mapping, { entry: 0, field: 'name' }, { number: 'comma' });
    expect(marked.records[0]?.fields.name).toEqual({ column: 'Họ tên', number: 'comma' });
    expect(changeSource(marked, { entry: 0, field: 'name' }, { number: undefined }).records[0]?.fields.name).toBe('Họ tên');
  });

  it('takes values for all rows and another key', () => {
    expect(setConstant(mapping, { entry: 0, field: 'source' }, 'imported').records[0]?.fields.source).toEqual({ value: 'imported' });
    expect(setFieldKey(mapping, 0, undefined).records[0]?.key).toBeUndefined();
    expect(setFieldKey(mapping, 0, 'name').records[0]?.key).toEqual({ fields: ['name'], optional: true });
  });
});
