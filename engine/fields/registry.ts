import { addressField } from './address/address.ts';
import { anyLinkField } from './any_link/any_link.ts';
import { autoNumberField } from './auto_number/auto_number.ts';
import { booleanField } from './boolean/boolean.ts';
import { choiceField } from './choice/choice.ts';
import { dateField } from './date/date.ts';
import { datetimeField } from './datetime/datetime.ts';
import { decimalField } from './decimal/decimal.ts';
import { emailField } from './email/email.ts';
import { externalKeysField } from './external_keys/external_keys.ts';
import type { FieldType } from './field-type.ts';
import { fileField } from './file/file.ts';
import { formulaField } from './formula/formula.ts';
import { identitiesField } from './identities/identities.ts';
import { integerField } from './integer/integer.ts';
import { linesField } from './lines/lines.ts';
import { linkField } from './link/link.ts';
import { linksField } from './links/links.ts';
import { longTextField } from './long_text/long_text.ts';
import { moneyField } from './money/money.ts';
import { multiChoiceField } from './multi_choice/multi_choice.ts';
import { percentField } from './percent/percent.ts';
import { personNameField } from './person_name/person_name.ts';
import { phoneField } from './phone/phone.ts';
import { rollUpField } from './roll_up/roll_up.ts';
import { tagsField } from './tags/tags.ts';
import { textField } from './text/text.ts';
import { urlField } from './url/url.ts';
import { userField } from './user/user.ts';

const all: readonly FieldType[] = [
  textField,
  longTextField,
  emailField,
  phoneField,
  urlField,
  integerField,
  decimalField,
  moneyField,
  percentField,
  booleanField,
  dateField,
  datetimeField,
  choiceField,
  multiChoiceField,
  tagsField,
  personNameField,
  addressField,
  linkField,
  linksField,
  linesField,
  anyLinkField,
  userField,
  fileField,
  autoNumberField,
  formulaField,
  rollUpField,
  identitiesField,
  externalKeysField,
];

/** Every field type by name. */
export const fieldTypes: ReadonlyMap<string, FieldType> = new Map(all.map((type) => [type.type, type]));

/** The field type of a validated document. Throws for an unknown name: a programming error, documents are checked on entry. */
export function fieldType(name: string): FieldType {
  const type = fieldTypes.get(name);
  if (!type) throw new Error(`unknown field type: ${name}`);
  return type;
}
