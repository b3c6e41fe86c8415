import { describe, expect, it } from 'vitest';
import { findObject } from './client-metadata.ts';
import { requestPaths, resolvePath, titlePaths, valueAt } from './field-path.ts';
import { sampleField, sampleMetadata, sampleObject } from './sample-metadata.ts';

const order = findObject(sampleMetadata, 'order') ?? sampleObject('order', 'code', []);

describe('field paths', () => {
  it('follow links and leave out what is unknown', () => {
    expect(resolvePath(sampleMetadata, order, 'customer.phone')?.field.type).toBe('phone');
    expect(resolvePath(sampleMetadata, order, 'customer.salary')).toBeUndefined();
    expect(resolvePath(sampleMetadata, order, 'code.name')).toBeUndefined();
  });

  it('ask for the title of a linked record', () => {
    const customer = resolvePath(sampleMetadata, order, 'customer');
    const owner = resolvePath(sampleMetadata, order, 'customer.owner');
    expect(customer && requestPaths(sampleMetadata, customer)).toEqual(['customer.name']);
    expect(owner && requestPaths(sampleMetadata, owner)).toEqual(['customer.owner.name']);
  });

  it('name people by name where the object user is not listed', () => {
    expect(titlePaths(sampleMetadata, 'user')).toEqual(['name']);
  });

  it('ask for a link alone where its record or its title may not be read', () => {
    const branch = sampleField('branch', 'link', { target: 'branch' });
    const shop = sampleObject('shop', 'secret', [sampleField('name', 'text')]);
    const place = sampleObject('place', 'name', [branch, sampleField('shop', 'link', { target: 'shop' })]);
    const metadata = { ...sampleMetadata, objects: [...sampleMetadata.objects, shop, place] };
    const asked = (path: string) => {
      const resolved = resolvePath(metadata, place, path);
      return resolved && requestPaths(metadata, resolved);
    };
    expect([asked('branch'), asked('shop')]).toEqual([['branch'], ['shop']]);
    expect(titlePaths(metadata, 'branch')).toEqual([]);
  });

  it('read nested values and own members only', () => {
    expect(valueAt({ customer: { id: '1', name: { full: 'Ánh' } } }, 'customer.name')).toEqual({ full: 'Ánh' });
    expect(valueAt({ customer: null }, 'customer.name')).toBeUndefined();
    expect(valueAt({}, 'constructor')).toBeUndefined();
  });
});
