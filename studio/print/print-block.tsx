import { encode } from 'uqr';
import type { WireRecord } from '../api/records/records.ts';
import { fieldCells } from '../fields/registry.ts';
import { asList } from '../fields/wire-value.ts';
import { type ClientField, findField, findObject } from '../metadata/client-metadata.ts';
import { resolvePath } from '../metadata/field-path.ts';
import classes from './print-block.module.css';
import { type Block, filledText, type PrintScope, printLabel, printText } from './print-values.ts';

export interface PrintBlockProps {
  readonly block: Block;
  readonly record: WireRecord;
  readonly scope: PrintScope;
}

/** One part of a page to print. */
export function PrintBlock({ block, record, scope }: PrintBlockProps) {
  const { context } = scope;
  switch (block.type) {
    case 'heading':
      return (
        <h1 className={classes.heading} style={{ textAlign: block.align ?? 'left' }}>
          {words(block, record, scope)}
        </h1>
      );
    case 'text':
      return (
        <p className={classes.text} style={{ textAlign: block.align ?? 'left' }}>
          {words(block, record, scope)}
        </p>
      );
    case 'fields':
      return <Fields block={block} record={record} scope={scope} />;
    case 'lines':
      return <Lines block={block} record={record} scope={scope} />;
    case 'total':
      return <Fields block={block} record={record} scope={scope} total />;
    case 'rule':
      return <hr className={classes.rule} />;
    case 'space':
      return <div className={classes.space} />;
    case 'signatures':
      return (
        <div className={classes.signatures}>
          {(block.labels ?? []).map((label) => (
            <div key={label.en} className={classes.signature}>
              {filledText(scope, record, context.label(label))}
            </div>
          ))}
        </div>
      );
    case 'code':
      return <Codes block={block} record={record} scope={scope} />;
  }
}

function words({ text }: Block, record: WireRecord, scope: PrintScope): string {
  return text ? filledText(scope, record, scope.context.label(text)) : '';
}

/** Labels and values; a field that is empty, or hidden from the person, is left out. */
function Fields({ block, record, scope, total = false }: PrintBlockProps & { readonly total?: boolean }) {
  const shown = (block.fields ?? []).flatMap((path) => {
    const text = printText(scope, record, path);
    return text === undefined ? [] : [{ path, text }];
  });
  if (shown.length === 0) return null;
  return (
    <dl className={total ? classes.total : classes.fields} style={total ? undefined : { gridTemplateColumns: `repeat(${block.columns ?? 1}, minmax(0, 1fr))` }}>
      {shown.map(({ path, text }) => (
        <div key={path} className={classes.field}>
          <dt>{printLabel(scope, path)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A table whose head comes again on every sheet, and whose rows are never cut in two. */
function Lines({ block, record, scope }: PrintBlockProps) {
  const { metadata, object } = scope;
  const field = block.lines === undefined ? undefined : findField(object, block.lines);
  const lines = findObject(metadata, field?.target);
  if (!field || !lines || !(field.name in record)) return null;
  const within: PrintScope = { ...scope, object: lines };
  const columns = (block.show ?? []).flatMap((path) => {
    const resolved = resolvePath(metadata, lines, path);
    return resolved ? [{ path, align: isNumber(resolved.field) ? ('end' as const) : ('start' as const) }] : [];
  });
  // @NOTE the API answers lines as records of their object.
  const rows = asList(record[field.name]) as readonly WireRecord[];
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          {columns.map(({ path, align }) => (
            <th key={path} scope="col" style={{ textAlign: align }}>
              {printLabel(within, path)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {columns.map(({ path, align }) => (
              <td key={path} style={{ textAlign: align, whiteSpace: align === 'end' ? 'nowrap' : undefined }}>
                {printText(within, row, path) ?? ''}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Numbers stand at the end of their column and are never broken. */
function isNumber({ type, options }: ClientField): boolean {
  return fieldCells[type].align === 'end' || options.result === 'money' || options.result === 'number';
}

function Codes({ block, record, scope }: PrintBlockProps) {
  return (
    <div className={classes.codes}>
      {(block.fields ?? []).map((path) => {
        const text = printText(scope, record, path);
        return text === undefined ? null : <Code key={path} text={text} />;
      })}
    </div>
  );
}

/** A value as a QR code, drawn as one path, with the value beneath. */
function Code({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <figure className={classes.code}>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={text} shapeRendering="crispEdges">
        <path d={squares.join('')} fill="#000" />
      </svg>
      <figcaption>{text}</figcaption>
    </figure>
  );
}
