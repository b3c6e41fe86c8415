const address =
  /^([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)$/;

/**
 * The address with its domain in lower case, or undefined. Accepts what mail on the public internet uses: a dot-atom of ASCII
 * (RFC 5321, at most 64 characters) and a domain name of at least two labels whose last is not a number. Quoted local parts, comments,
 * address literals and non-ASCII letters (mostly a Vietnamese keyboard left on) are refused.
 */
export function emailAddress(text: string): string | undefined {
  if (text.length > 254) return undefined;
  const parts = address.exec(text);
  if (!parts) return undefined;
  const [, local = '', domain = ''] = parts;
  if (local.length > 64 || domain.length > 253 || /\.\d+$/.test(domain)) return undefined;
  return `${local}@${domain.toLowerCase()}`;
}
