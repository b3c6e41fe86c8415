/** Content-Disposition (RFC 6266): the name in UTF-8, and one of ASCII for what cannot read that. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.normalize('NFKD').replaceAll('đ', 'd').replaceAll('Đ', 'D').replaceAll(/\p{M}/gu, '');
  const ascii = plain.replaceAll(/[^ !#-[\]-~]/g, '_').replaceAll('%', '_');
  const exact = encodeURIComponent(name).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${exact}`;
}
