/**
 * The folded form in which search, unique and duplicate keys compare: no case, no diacritics, đ is d (so hoà = hòa = HOA).
 * crm.fold(text) in the database gives the same for every text.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll('ς', 'σ');
}

/**
 * Creates crm.fold. pg_c_utf8 is the same on every server; the final sigma is the one letter where JavaScript looks at the neighbours.
 * Plain ASCII, most of what is imported, takes the short way. Not "strict": null gives null anyway, and strict functions are not inlined.
 */
export const foldFunctionSql = `
create or replace function crm.fold(text) returns text
language sql immutable parallel safe
return case when octet_length($1) = length($1) then lower($1 collate "pg_c_utf8")
  else translate(lower(translate(regexp_replace(normalize($1, nfd), '[\\u0300-\\u036f]', '', 'g'), 'đĐ', 'dd') collate "pg_c_utf8"), 'ς', 'σ')
end`;
