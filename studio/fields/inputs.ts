import { input as address } from './address/input.tsx';
import { input as anyLink } from './any_link/input.tsx';
import { input as autoNumber } from './auto_number/input.ts';
import { input as boolean } from './boolean/input.tsx';
import { input as choice } from './choice/input.tsx';
import { input as date } from './date/input.tsx';
import { input as datetime } from './datetime/input.tsx';
import { input as decimal } from './decimal/input.ts';
import { input as email } from './email/input.ts';
import { input as externalKeys } from './external_keys/input.tsx';
import type { FieldInputs } from './field-input.ts';
import { input as file } from './file/input.tsx';
import { input as formula } from './formula/input.ts';
import { input as identities } from './identities/input.tsx';
import { input as integer } from './integer/input.ts';
import { input as lines } from './lines/input.tsx';
import { input as link } from './link/input.ts';
import { input as links } from './links/input.tsx';
import { input as longText } from './long_text/input.ts';
import { input as money } from './money/input.tsx';
import { input as multiChoice } from './multi_choice/input.tsx';
import { input as percent } from './percent/input.ts';
import { input as personName } from './person_name/input.tsx';
import { input as phone } from './phone/input.tsx';
import { input as rollUp } from './roll_up/input.ts';
import { input as tags } from './tags/input.tsx';
import { input as text } from './text/input.ts';
import { input as url } from './url/input.ts';
import { input as user } from './user/input.ts';

/** How each field type is entered; loaded with the first form. */
export const fieldInputs: FieldInputs = {
  text,
  long_text: longText,
  email,
  phone,
  url,
  integer,
  decimal,
  money,
  percent,
  boolean,
  date,
  datetime,
  choice,
  multi_choice: multiChoice,
  tags,
  person_name: personName,
  address,
  link,
  links,
  lines,
  any_link: anyLink,
  user,
  file,
  auto_number: autoNumber,
  formula,
  roll_up: rollUp,
  identities,
  external_keys: externalKeys,
};
