import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Vietnamese mobile prefixes of ten-digit numbers, without the leading 0. */
const mobile = /^(?:\+?84|0)((?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7})$/;
/** Eleven-digit mobile numbers, out of use since 2018. */
const oldMobile = /^(?:\+?84|0)(1(?:2\d|6[2-9]|8[68]|99))(\d{7})$/;
const newPrefix: ReadonlyMap<string, string> = new Map([
  ['120', '70'],
  ['121', '79'],
  ['122', '77'],
  ['126', '76'],
  ['128', '78'],
  ['123', '83'],
  ['124', '84'],
  ['125', '85'],
  ['127', '81'],
  ['129', '82'],
  ['162', '32'],
  ['163', '33'],
  ['164', '34'],
  ['165', '35'],
  ['166', '36'],
  ['167', '37'],
  ['168', '38'],
  ['169', '39'],
  ['186', '56'],
  ['188', '58'],
  ['199', '59'],
]);

function vietnamese(compact: string): string | undefined {
  const usual = mobile.exec(compact);
  if (usual) return `+84${usual[1]}`;
  const old = oldMobile.exec(compact);
  return old ? `+84${newPrefix.get(old[1] ?? '')}${old[2]}` : undefined;
}

/** Whether there are phone numbers of this ISO 3166 country. */
export function isPhoneCountry(country: string): boolean {
  return isSupportedCountry(country);
}

/**
 * E.164 of a phone number as people write it, null when it cannot be one. Vietnamese mobile numbers of eleven digits become the ten
 * digits they are reached by today.
 */
export function e164(raw: string, country = 'VN'): string | null {
  const compact = raw.replace(/[\s.()-]+/g, '');
  if (country === 'VN' || compact.startsWith('+84')) {
    const number = vietnamese(compact);
    if (number !== undefined) return number;
  }
  // @NOTE validateOptions checks the country; an unknown one would only make numbers without + unreadable.
  const number = parsePhoneNumberFromString(raw, { defaultCountry: country as CountryCode, extract: false });
  return number?.isValid() ? number.number : null;
}

/** A number for people: as dialled at home for the default country, else with its country code. Digits in groups. */
export function phoneText(number: string, country = 'VN'): string {
  if (country === 'VN' && number.length === 12 && mobile.test(number)) {
    return `0${number.slice(3, 6)} ${number.slice(6, 9)} ${number.slice(9)}`;
  }
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return number;
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational();
}
