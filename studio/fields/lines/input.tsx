import { Button, Group, Input, Text } from '@mantine/core';
import { IconColumns3, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import { type ErrorTree, type FieldInput, type InputProps, writtenValue } from '../field-input.ts';
import { fieldCells } from '../registry.ts';
import { asList, asMembers } from '../wire-value.ts';
import { focusCell, type GridPlace, gridDeed, placeOf, pressedIn } from './grid/grid-keys.ts';
import classes from './grid/line-grid.module.css';
import { LineCard, type LineProps, LineRow, type LineShared } from './grid/line-row.tsx';
import { LineTable } from './grid/line-table.tsx';
import { isSummed, lineTotals } from './grid/line-totals.ts';
import { useSteady } from './grid/useSteady.ts';
import { isSecondary, lineFields, lineRoles } from './line-fields.ts';
import type { LineFormula } from './line-formula.ts';
import { rowKey, useLines } from './useLines.ts';

/** So many lines are drawn at once; the rest when they come into sight. */
const drawnAtOnce = 30;
const noFormulas: readonly LineFormula[] = [];

function LinesInput(props: InputProps) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const grid = useRef<HTMLFieldSetElement>(null);
  const columns = useColumns(props);
  const [rows, actions] = useLines(props, columns.roles);
  // Where the focus goes once the line is drawn.
  const next = useRef<GridPlace>(undefined);
  useEffect(() => {
    if (next.current && focusCell(grid.current, next.current)) next.current = undefined;
  });
  const steady = useSteady({ onBlur: props.onBlur, rows, actions });
  const shared = useMemo(
    (): LineShared => ({
      input: { ...columns.input, onBlur: () => steady.current.onBlur() },
      fields: columns.fields,
      formulas: columns.formulas,
      actions,
      product: columns.roles.product,
      onScanned(index) {
        next.current = { row: index + 1, column: columns.fields.findIndex(({ name }) => name === columns.roles.product) };
        if (index + 1 >= steady.current.rows.length) actions.add();
        else if (focusCell(grid.current, next.current)) next.current = undefined;
      },
    }),
    [columns, actions, steady],
  );
  const press = (event: KeyboardEvent) => {
    const pressed = pressedIn(event);
    const at = event.target instanceof Element ? placeOf(event.target) : undefined;
    const deed = pressed && at && gridDeed(pressed, at, { rows: rows.length, columns: columns.fields.length });
    const key = at && rows[at.row];
    if (!deed || !at || !key || props.readOnly) return;
    event.preventDefault();
    event.stopPropagation();
    if (deed.kind === 'go') focusCell(grid.current, deed.to);
    else if (deed.kind === 'add') {
      next.current = { row: rows.length, column: 0 };
      actions.add();
    } else if (deed.kind === 'move') {
      const row = at.row + deed.by;
      if (row >= 0 && row < rows.length) next.current = { row, column: at.column };
      actions.move(rowKey(key), deed.by);
    } else {
      next.current = { row: Math.max(0, Math.min(at.row, rows.length - 2)), column: at.column };
      actions.remove(rowKey(key));
    }
  };
  const line = (row: (typeof rows)[number], index: number): LineProps => ({
    shared,
    row,
    lineKey: rowKey(row),
    index,
    errors: errorsAt(props.errors, index),
    awake: index < drawnAtOnce || (typeof row._key === 'string' && row.id === undefined),
  });
  return (
    <Input.Wrapper
      label={props.label}
      labelElement="div"
      labelProps={{ id: `${props.id}-label`, fw: 600, fz: '0.9375rem', mb: 8 }}
      description={props.help}
      error={props.error}
      withAsterisk={props.required}
    >
      <fieldset ref={grid} className={classes.grid} aria-labelledby={`${props.id}-label`} onKeyDown={press}>
        {rows.length > 0 &&
          (phone ? (
            <ul className={classes.cards}>
              {rows.map((row, index) => (
                <LineCard key={rowKey(row)} {...line(row, index)} />
              ))}
            </ul>
          ) : (
            <LineTable shared={shared} rows={rows} onMove={(from, to) => actions.move(rowKey(rows[from] ?? {}), to - from)}>
              {rows.map((row, index) => (
                <LineRow key={rowKey(row)} {...line(row, index)} />
              ))}
            </LineTable>
          ))}
      </fieldset>
      <Group justify="space-between" mt={6}>
        {!props.readOnly && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              next.current = { row: rows.length, column: 0 };
              actions.add();
            }}
          >
            {t('fields.lines.add')}
          </Button>
        )}
        {phone &&
          rows.length > 0 &&
          columns.formulas.filter(isSummed).map((formula) => <PhoneTotal key={formula.field.name} formula={formula} rows={rows} shared={shared} />)}
        {columns.more > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconColumns3 size={14} aria-hidden />}
            aria-pressed={columns.wide}
            onClick={columns.toggle}
          >
            {t(columns.wide ? 'fields.lines.fewer' : 'fields.lines.more')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}

function PhoneTotal({
  formula,
  rows,
  shared,
}: {
  readonly formula: LineFormula;
  readonly rows: Parameters<typeof lineTotals>[1];
  readonly shared: LineShared;
}) {
  const { context } = shared.input;
  const totals = lineTotals(formula, rows).map((total) => fieldCells.formula.text(total, formula.field, context));
  return (
    <Text size="sm" fw={600}>
      {`${context.label(formula.field.label)}: ${totals.join(' + ')}`}
    </Text>
  );
}

/** The columns on screen. What defaults fill in is shown when one asks for it, or when something is wrong with it. */
function useColumns(props: InputProps) {
  const metadata = useMetadata();
  const [wanted, setWanted] = useState(false);
  const { field, lineUi, lineFormulas = noFormulas, errors } = props;
  const all = useMemo(() => lineFields(metadata, field), [metadata, field]);
  const secondary = useMemo(() => new Set(all.filter((child) => isSecondary(child, lineUi)).map(({ name }) => name)), [all, lineUi]);
  const faulty = Object.values(errors ?? {}).some((line) => Object.keys(asMembers(line) ?? {}).some((name) => secondary.has(name)));
  const wide = wanted || faulty;
  const { id, object, label, required, readOnly, hideLabel, context, inputs } = props;
  const input = useMemo(
    () => ({ id, object, field, label, help: undefined, required, readOnly, hideLabel, context, inputs, onBlur: () => undefined }),
    [id, object, field, label, required, readOnly, hideLabel, context, inputs],
  );
  return useMemo(
    () => ({
      input,
      fields: wide ? all : all.filter(({ name }) => !secondary.has(name)),
      formulas: wide ? lineFormulas : lineFormulas.filter(({ inputs: read }) => !read.some((name) => secondary.has(name))),
      roles: lineRoles(metadata, field, all),
      more: secondary.size,
      wide,
      toggle: () => setWanted((before) => !before),
    }),
    [input, wide, all, secondary, lineFormulas, metadata, field],
  );
}

function errorsAt(errors: ErrorTree | undefined, index: number): ErrorTree | undefined {
  const name = String(index);
  // @NOTE only `__errors` is a list; every other member is a tree.
  return errors && Object.hasOwn(errors, name) ? (errors[name] as ErrorTree) : undefined;
}

/** The whole list replaces the old one and says the order: lines keep their id, new ones have none. */
export const input: FieldInput = {
  Component: LinesInput,
  wide: true,
  toWrite(value, field, { metadata, inputs }) {
    const fields = lineFields(metadata, field);
    return asList(value).map((item) => {
      const row = asMembers(item) ?? {};
      const line: Record<string, unknown> = typeof row.id === 'string' ? { id: row.id } : {};
      for (const child of fields) {
        if ([...asList(row._hidden), ...asList(row._masked)].includes(child.name)) continue;
        const written = writtenValue(row[child.name], child, { metadata, inputs });
        if (written !== null || 'id' in line) line[child.name] = written;
      }
      return line;
    });
  },
};
