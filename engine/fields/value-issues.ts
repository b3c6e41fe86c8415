import type { Issue } from '../errors/issue.ts';

/** Everything that can be wrong with a field value or a field's options. Code to English text; studio translates by the code. */
const messages = {
  expected_text: 'Must be text',
  expected_number: 'Must be a number',
  ambiguous_number: 'May be {first} or {second}; write it in full',
  expected_integer: 'Must be a whole number',
  expected_boolean: 'Must be true or false',
  expected_list: 'Must be a list',
  expected_object: 'Must be an object',
  expected_id: 'Must be an id (UUID)',
  bad_characters: 'Contains characters that cannot be stored',
  too_long: 'At most {max} characters',
  too_many: 'At most {max} entries',
  number_too_large: 'At most {max} digits before the decimal point',
  number_too_precise: 'At most {max} digits after the decimal point',
  unsafe_integer: 'Must lie between -9007199254740991 and 9007199254740991',
  below_minimum: 'Must be at least {min}',
  above_maximum: 'Must be at most {max}',
  bad_currency: 'Must be a currency code of three letters, such as VND',
  bad_email: 'Is not a valid e-mail address',
  bad_url: 'Is not a valid web address (http or https)',
  bad_date: 'Must be a date that exists, such as 2026-11-22',
  bad_datetime: 'Must be a date and time that exists, such as 2026-11-22T09:14:00+07:00',
  bad_zone: 'The time zone is unknown',
  year_reserved: 'The year 1604 stands for a date without a year',
  year_required: 'The year is missing',
  unknown_choice: 'Is not one of the choices',
  inactive_choice: 'This choice is no longer offered',
  unknown_object: 'This object cannot be linked here',
  unknown_channel: 'This channel is not offered',
  value_required: 'A value is missing',
  duplicate_entry: 'The same entry appears twice',
  computed_value: 'Is computed and cannot be written',
  not_importable: 'Cannot be imported from one cell',
  unknown_option: 'A field of type {type} has no such option',
  missing_option: 'A field of type {type} needs this option',
  bad_option: 'This option does not fit: {reason}',
} as const;

export type ValueIssueCode = keyof typeof messages;

/** An issue with its English message. */
export function valueIssue(code: ValueIssueCode, params?: Readonly<Record<string, string | number>>, pointer = ''): Issue {
  if (!params) return { pointer, message: messages[code], code };
  const message = messages[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return { pointer, message, code, params };
}

/** A failed Result with one issue. */
export function refuse(
  code: ValueIssueCode,
  params?: Readonly<Record<string, string | number>>,
  pointer = '',
): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues: [valueIssue(code, params, pointer)] };
}
