import type { Color } from '../../schemas/generated/metadata.ts';
import type { ClientField } from '../metadata/client-metadata.ts';
import classes from './choice-badge.module.css';
import type { CellContext } from './field-cell.ts';

/** What a stored key is called; the key itself when the choice is gone. */
export function choiceText(key: string, field: ClientField, context: CellContext): string {
  const choice = field.options.choices?.find((candidate) => candidate.key === key);
  return choice ? context.label(choice.label) : key;
}

/** A choice: its colour as a dot, its name in the colour of text, so that every colour can be read. */
function ChoiceBadge({ text, color }: { readonly text: string; readonly color: Color | undefined }) {
  return (
    <span className={classes.badge}>
      {color && <span className={classes.dot} style={{ background: `var(--mantine-color-${color}-6)` }} />}
      <span className={classes.text}>{text}</span>
    </span>
  );
}

/** Several choices; in a list on one line. */
export function ChoiceBadges({ keys, field, context, compact }: { keys: readonly string[]; field: ClientField; context: CellContext; compact: boolean }) {
  return (
    <span className={`${classes.row} ${compact ? classes.compact : ''}`}>
      {keys.map((key) => (
        <ChoiceBadge key={key} text={choiceText(key, field, context)} color={field.options.choices?.find((choice) => choice.key === key)?.color} />
      ))}
    </span>
  );
}
