import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../../../keys/is-composing.ts';
import type { ClientField } from '../../../metadata/client-metadata.ts';
import type { ErrorTree } from '../../field-input.ts';
import { asId } from '../../wire-value.ts';
import type { ScanOutcome } from '../useLines.ts';
import type { LineProps } from './line-props.ts';

export interface LineCellProps extends Omit<LineProps, 'awake'> {
  readonly field: ClientField;
  readonly hideLabel: boolean;
}

/** One cell: the input of its field type. */
export function LineCell(props: LineCellProps) {
  return props.field.name === props.shared.product ? <ProductCell {...props} /> : <PlainCell {...props} note={undefined} />;
}

function PlainCell({ shared, row, lineKey, index, field, errors, hideLabel, note }: LineCellProps & { readonly note: string | undefined }) {
  const { t } = useTranslation();
  const { input, actions } = shared;
  const Child = input.inputs[field.type].Component;
  const name = input.context.label(field.label);
  const own = member(errors, field.name);
  return (
    <Child
      {...input}
      id={`${input.id}_${index}_${field.name}`}
      object={input.field.target ?? input.field.options.object ?? ''}
      field={field}
      value={row[field.name] ?? undefined}
      onChange={(value) => actions.change(lineKey, { [field.name]: value })}
      label={hideLabel ? t('fields.lines.cell', { field: name, line: index + 1 }) : name}
      help={undefined}
      error={note ?? own?.__errors?.[0]}
      errors={own}
      required={field.required === true}
      hideLabel={hideLabel}
    />
  );
}

interface Missed {
  readonly outcome: Extract<ScanOutcome, 'unknown' | 'several'>;
  readonly typed: string;
}

/** The product: chosen from a list, or by a code and Enter, as a scanner types it. An unknown code stays and is told. */
function ProductCell(props: LineCellProps) {
  const { t } = useTranslation();
  const { shared, row, lineKey, index, field } = props;
  const [missed, setMissed] = useState<Missed>();
  // A line that was not filled begins anew, without what was typed.
  const [round, setRound] = useState(0);
  const cell = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (round > 0) cell.current?.querySelector('input')?.focus();
  }, [round]);
  const scan = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== 'Enter' || !(target instanceof HTMLInputElement) || isComposing(event.nativeEvent)) return;
    const typed = target.value.trim();
    // An option that is marked is what is meant; a chosen product stays.
    if (typed === '' || target.getAttribute('aria-activedescendant') || (asId(row[field.name]) !== undefined && missed === undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    void shared.actions.scan(lineKey, typed).then((outcome) => {
      setMissed(outcome === 'unknown' || outcome === 'several' ? { outcome, typed } : undefined);
      if (outcome === 'raised') setRound((before) => before + 1);
      if (outcome === 'filled') shared.onScanned(index);
    });
  };
  const note =
    missed && asId(row[field.name]) === undefined
      ? t(missed.outcome === 'unknown' ? 'fields.lines.unknown' : 'fields.lines.several', { code: missed.typed })
      : undefined;
  return (
    <div ref={cell} onKeyDownCapture={scan} onInput={() => setMissed(undefined)}>
      <PlainCell key={round} {...props} note={note} />
    </div>
  );
}

function member(errors: ErrorTree | undefined, name: string): ErrorTree | undefined {
  const inner = errors && Object.hasOwn(errors, name) ? errors[name] : undefined;
  // @NOTE only `__errors` is a list; every other member is a tree.
  return name === '__errors' ? undefined : (inner as ErrorTree | undefined);
}
