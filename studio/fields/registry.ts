import type { FieldTypeName } from '../metadata/client-metadata.ts';
import { cell as address } from './address/cell.ts';
import { cell as anyLink } from './any_link/cell.tsx';
import { cell as autoNumber } from './auto_number/cell.ts';
import { cell as boolean } from './boolean/cell.tsx';
import { cell as choice } from './choice/cell.tsx';
import { cell as date } from './date/cell.ts';
import { cell as datetime } from './datetime/cell.ts';
import { cell as decimal } from './decimal/cell.ts';
import { cell as email } from './email/cell.tsx';
import { cell as externalKeys } from './external_keys/cell.tsx';
import type { FieldCell } from './field-cell.ts';
import { cell as file } from './file/cell.tsx';
import { cell as formula } from './formula/cell.ts';
import { cell as identities } from './identities/cell.tsx';
import { cell as integer } from './integer/cell.ts';
import { cell as lines } from './lines/cell.ts';
import { cell as link } from './link/cell.tsx';
import { cell as links } from './links/cell.tsx';
import { cell as longText } from './long_text/cell.tsx';
import { cell as money } from './money/cell.ts';
import { cell as multiChoice } from './multi_choice/cell.tsx';
import { cell as percent } from './percent/cell.ts';
import { cell as personName } from './person_name/cell.tsx';
import { cell as phone } from './phone/cell.tsx';
import { cell as rollUp } from './roll_up/cell.ts';
import { cell as tags } from './tags/cell.tsx';
import { cell as text } from './text/cell.ts';
import { cell as url } from './url/cell.tsx';
import { cell as user } from './user/cell.tsx';

/** How each field type shows its values. The inputs are in inputs.ts, a chunk of its own, so that lists do not load them. */
export const fieldCells: Readonly<Record<FieldTypeName, FieldCell>> = {
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
