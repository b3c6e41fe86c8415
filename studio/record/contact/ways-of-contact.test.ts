import { describe, expect, it } from 'vitest';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { waysOfContact } from './ways-of-contact.ts';

// @NOTE nothing else of an object is read.
const object = {
  fields: [
    { name: 'phone', type: 'phone' },
    { name: 'mobile', type: 'phone' },
    { name: 'email', type: 'email' },
    { name: 'accounts', type: 'identities' },
  ],
} as unknown as ClientObject;

const phone = { number: '+84901234567', raw: '0901234567' };

describe('the ways to reach somebody', () => {
  it('are calls, Zalo and e-mail, each once', () => {
    expect(waysOfContact(object, { id: '1', phone, mobile: phone, email: 'hoa@example.com' })).toEqual([
      { kind: 'call', href: 'tel:+84901234567', text: '0901 234 567' },
      { kind: 'zalo', href: 'https://zalo.me/84901234567', text: '+84901234567' },
      { kind: 'email', href: 'mailto:hoa@example.com', text: 'hoa@example.com' },
    ]);
  });

  it('take the number of a Zalo account before that of the phone, and no name', () => {
    const zalo = (value: string) => waysOfContact(object, { id: '1', phone, accounts: [{ channel: 'zalo', value }] }).find(({ kind }) => kind === 'zalo')?.href;
    expect(zalo('0912345678')).toBe('https://zalo.me/84912345678');
    expect(zalo('hoa.tran')).toBe('https://zalo.me/84901234567');
  });

  it('are none of what is not shown, or is no number', () => {
    expect(waysOfContact(object, { id: '1', phone: { number: null, raw: 'hỏi sau' }, _masked: ['mobile'] })).toEqual([]);
  });
});
