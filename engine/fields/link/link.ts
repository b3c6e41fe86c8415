import type { FieldType } from '../field-type.ts';
import { deletePolicyIssues, optionIssues } from '../type-options.ts';
import { referenceType } from './reference-type.ts';

/** A reference to a record of options.object. Whether it exists and may be seen is for the records layer. */
export const linkField: FieldType = {
  type: 'link',
  ...referenceType,
  validateOptions: (field) => [...optionIssues(field, ['object', 'on_delete', 'filter'], ['object']), ...deletePolicyIssues(field)],
};
