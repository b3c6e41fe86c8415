import type { FieldType } from '../field-type.ts';
import { referenceType } from '../link/reference-type.ts';
import { optionIssues } from '../type-options.ts';

/** A reference to a user of the workspace. */
export const userField: FieldType = {
  type: 'user',
  ...referenceType,
  validateOptions: (field) => optionIssues(field, []),
};
