import type { ObjectDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import { compileExpression } from '../../expressions/compile-expression.ts';
import type { TypeScope } from '../../expressions/types.ts';
import type { FieldModel, ReminderModel } from '../model.ts';

/** In the morning, where the field is a day. */
const usualHour = 8;

/** When people are reminded of records, as the object's document says it; issues are added to `issues`. */
export function compileReminder(
  { name, reminder }: ObjectDocument,
  fields: ReadonlyMap<string, FieldModel>,
  scope: TypeScope,
  issues: Issue[],
): ReminderModel | undefined {
  if (!reminder) return undefined;
  const at = (member: string): string => `/object/${name}/reminder/${member}`;
  const due = fields.get(reminder.at);
  const dated = due && due.columns.length === 1 && (due.type.type === 'date' || due.type.type === 'datetime');
  if (!dated) issues.push({ pointer: at('at'), message: `"${reminder.at}" is not a date or date-time field of this object.` });
  const person = fields.get(reminder.person ?? 'owner');
  if (person?.type.type !== 'user')
    issues.push({ pointer: at('person'), message: `"${reminder.person ?? 'owner'}" is not a field of this object that holds a person.` });
  const compiled = reminder.when === undefined ? undefined : compileExpression(reminder.when, scope, 'boolean');
  if (compiled && !compiled.ok) issues.push(...compiled.issues.map((issue) => ({ ...issue, pointer: at('when') })));
  if (!due || !dated || person?.type.type !== 'user') return undefined;
  return {
    at: due,
    person,
    minutesBefore: reminder.minutes_before ?? 0,
    hour: reminder.hour ?? usualHour,
    ...(compiled?.ok ? { when: compiled.expression } : {}),
  };
}
