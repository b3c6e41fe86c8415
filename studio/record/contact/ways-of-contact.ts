import type { WireRecord } from '../../api/records/records.ts';
import { formatPhone } from '../../fields/phone/format-phone.ts';
import { asList, asMembers, asText } from '../../fields/wire-value.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';

/** One way to reach whom the record is about. */
export interface WayOfContact {
  readonly kind: 'call' | 'zalo' | 'email';
  readonly href: string;
  /** What is called, as people write it. */
  readonly text: string;
}

/** Zalo knows people by their phone numbers, without + and with the country. */
function zaloOf(number: string): string {
  return `https://zalo.me/${number.replace(/^0(?=\d{9}$)/, '84').replaceAll(/\D/g, '')}`;
}

/** How one reaches whom the record is about, by the values that are shown: each number and address once, Zalo by an account or the first number. */
export function waysOfContact(object: ClientObject, record: WireRecord): readonly WayOfContact[] {
  const phones = object.fields.filter(({ type }) => type === 'phone').flatMap(({ name }) => record[name] ?? []);
  const calls = phones.flatMap((value) => {
    const number = asText(asMembers(value)?.number);
    return number === '' ? [] : [{ kind: 'call' as const, href: `tel:${number}`, text: formatPhone(value) }];
  });
  const emails = object.fields
    .filter(({ type }) => type === 'email')
    .flatMap(({ name }) => {
      const address = asText(record[name]);
      return address === '' ? [] : [{ kind: 'email' as const, href: `mailto:${address}`, text: address }];
    });
  const accounts = object.fields
    .filter(({ type }) => type === 'identities')
    .flatMap(({ name }) => asList(record[name]).map(asMembers))
    .flatMap((identity) => (asText(identity?.channel) === 'zalo' ? asText(identity?.value) : []));
  const account = accounts.find((value) => /^\+?\d{9,15}$/.test(value)) ?? calls[0]?.href.slice('tel:'.length);
  const zalo = account === undefined ? [] : [{ kind: 'zalo' as const, href: zaloOf(account), text: account }];
  const ways = [...calls, ...zalo, ...emails];
  return ways.filter((way, index) => ways.findIndex(({ href }) => href === way.href) === index);
}
