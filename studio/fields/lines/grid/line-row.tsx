import { ActionIcon, Group, Stack, Table, Text } from '@mantine/core';
import { IconGripVertical, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientField } from '../../../metadata/client-metadata.ts';
import type { ErrorTree, InputProps } from '../../field-input.ts';
import { fieldCells } from '../../registry.ts';
import type { LineFormula } from '../line-formula.ts';
import type { LineActions, Row } from '../useLines.ts';
import { LineCell } from './line-cell.tsx';
import classes from './line-grid.module.css';
import { useAwake } from './useAwake.ts';

/** What all lines of a grid have in common; the same object while nothing but their values changes. */
export interface LineShared {
  readonly input: Omit<InputProps, 'value' | 'onChange' | 'error' | 'errors'>;
  readonly fields: readonly ClientField[];
  readonly formulas: readonly LineFormula[];
  readonly actions: LineActions;
  /** The field that codes are typed into. */
  readonly product: string | undefined;
  /** A line was filled by its code: the next one is to be typed into. */
  readonly onScanned: (index: number) => void;
}

export interface LineProps {
  readonly shared: LineShared;
  readonly row: Row;
  readonly lineKey: string;
  readonly index: number;
  readonly errors: ErrorTree | undefined;
  /** Its inputs are there from the beginning; others come when the line comes into sight. */
  readonly awake: boolean;
}

/** One line as a row of a table: the head names the columns. Only the line that changes is drawn anew. */
export const LineRow = memo(function LineRow({ shared, row, lineKey, index, errors, awake: first }: LineProps) {
  const [ref, awake] = useAwake<HTMLTableRowElement>(first || errors !== undefined);
  const { fields, formulas, input } = shared;
  return (
    <Table.Tr ref={ref} data-grid-row={index} className={classes.row ?? ''}>
      <Table.Td className={classes.handle ?? ''}>
        <MoveLine shared={shared} lineKey={lineKey} index={index} />
      </Table.Td>
      {fields.map((field, column) => (
        <Table.Td key={field.name} data-grid-column={column} data-end={fieldCells[field.type].align === 'end' || undefined}>
          {awake ? (
            <LineCell shared={shared} row={row} lineKey={lineKey} index={index} field={field} errors={errors} hideLabel />
          ) : (
            <span className={classes.asleep}>{fieldCells[field.type].text(row[field.name] ?? '', field, input.context)}</span>
          )}
        </Table.Td>
      ))}
      {formulas.map((formula) => (
        <Table.Td key={formula.field.name} data-end>
          <span className={classes.result}>{resultText(formula, row, input)}</span>
        </Table.Td>
      ))}
      <Table.Td className={classes.handle ?? ''}>{awake && <RemoveLine shared={shared} lineKey={lineKey} index={index} />}</Table.Td>
    </Table.Tr>
  );
});

/** One line as a card, for a phone. */
export const LineCard = memo(function LineCard({ shared, row, lineKey, index, errors }: LineProps) {
  const { t } = useTranslation();
  const { fields, formulas, input } = shared;
  return (
    <li className={classes.card} data-grid-row={index}>
      <Group justify="space-between" mb={4}>
        <Text size="xs" c="dimmed">
          {t('fields.lines.line', { line: index + 1 })}
        </Text>
        <Group gap={2}>
          <MoveLine shared={shared} lineKey={lineKey} index={index} />
          <RemoveLine shared={shared} lineKey={lineKey} index={index} />
        </Group>
      </Group>
      <Stack gap={10}>
        {fields.map((field, column) => (
          <div key={field.name} data-grid-column={column}>
            <LineCell shared={shared} row={row} lineKey={lineKey} index={index} field={field} errors={errors} hideLabel={false} />
          </div>
        ))}
        {formulas.map((formula) => (
          <Group key={formula.field.name} justify="space-between">
            <Text size="sm" c="dimmed">
              {input.context.label(formula.field.label)}
            </Text>
            <Text size="sm" fw={500}>
              {resultText(formula, row, input)}
            </Text>
          </Group>
        ))}
      </Stack>
    </li>
  );
});

function resultText({ field, of }: LineFormula, row: Row, input: LineShared['input']): string {
  const value = of(row);
  return value === undefined || value === null ? '' : fieldCells.formula.text(value, field, input.context);
}

type PartProps = Pick<LineProps, 'shared' | 'lineKey' | 'index'>;

function RemoveLine({ shared, lineKey, index }: PartProps) {
  const { t } = useTranslation();
  if (shared.input.readOnly) return null;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      aria-label={t('fields.lines.remove', { line: index + 1 })}
      onClick={() => shared.actions.remove(lineKey)}
    >
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}

/** Arrows on it move the line, as Alt and an arrow do anywhere in the line; a mouse drags it. */
function MoveLine({ shared, lineKey, index }: PartProps) {
  const { t } = useTranslation();
  if (shared.input.readOnly) return null;
  return (
    <button
      type="button"
      className={classes.grip}
      aria-label={t('fields.lines.move', { line: index + 1 })}
      title={t('fields.lines.moveHint')}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', String(index));
        event.dataTransfer.effectAllowed = 'move';
      }}
      onKeyDown={(event) => {
        if (event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        shared.actions.move(lineKey, event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <IconGripVertical size={16} aria-hidden />
    </button>
  );
}
