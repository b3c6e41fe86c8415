import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { fieldCells } from '../../fields/registry.ts';
import { isBlank } from '../../fields/wire-value.ts';
import type { ListColumn } from '../../list/columns.ts';
import { dots } from '../../masks/masked-value.tsx';
import { RecordValue } from '../../masks/record-value.tsx';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { valueAt } from '../../metadata/field-path.ts';
import classes from './panels.module.css';

export interface PanelRowProps {
  readonly object: ClientObject;
  readonly columns: readonly ListColumn[];
  readonly record: WireRecord;
  readonly context: CellContext;
}

/** A related record in two lines: what it is called, and what else its list shows. */
export function PanelRow({ object, columns, record, context }: PanelRowProps) {
  const { t } = useTranslation();
  const [first, ...others] = columns;
  const value = first && valueAt(record, first.path);
  const masked = first && record._masked?.includes(first.path);
  const title = first && !isBlank(value) ? fieldCells[first.field.type].text(value, first.field, context) : masked ? dots : t('record.untitled');
  const shown = others.filter(({ path }) => !isBlank(valueAt(record, path)) || record._masked?.includes(path));
  return (
    <div className={classes.text}>
      <Link to={`/records/${object.name}/${record.id}`} className={classes.name}>
        {title}
      </Link>
      {shown.length > 0 && (
        <div className={classes.facts}>
          {shown.map((column) => (
            <span key={column.path} className={classes.fact}>
              <RecordValue object={object.name} record={record} path={column.path} field={column.field} context={context} compact />
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
