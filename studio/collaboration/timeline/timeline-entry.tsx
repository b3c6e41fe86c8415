import { Link } from 'react-router';
import type { TimelineItem } from '../../api/collaboration/timeline.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { isBlank } from '../../fields/wire-value.ts';
import { formatAgo, formatDateTime } from '../../format/format-date.ts';
import { columnLabel } from '../../list/column-label.ts';
import { listColumn } from '../../list/columns.ts';
import { RecordValue } from '../../masks/record-value.tsx';
import { type ClientObject, findObject } from '../../metadata/client-metadata.ts';
import { valueAt } from '../../metadata/field-path.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { ChangeEntry } from '../../record/history/change-entry.tsx';
import { Icon } from '../../shell/icon.tsx';
import { CommentEntry } from '../comments/comment-entry.tsx';
import { FileEntry } from '../files/file-entry.tsx';
import classes from './timeline.module.css';

export interface TimelineEntryProps {
  readonly item: TimelineItem;
  readonly object: ClientObject;
  readonly id: string;
  readonly context: CellContext;
}

/** One thing that happened, as its kind is told. */
export function TimelineEntry({ item, object, id, context }: TimelineEntryProps) {
  if (item.change) return <ChangeEntry entry={item.change} object={object} context={context} />;
  if (item.comment) return <CommentEntry comment={item.comment} object={object.name} id={id} context={context} />;
  if (item.file) return <FileEntry item={item} file={item.file} context={context} />;
  return item.record ? <RelatedEntry item={item} context={context} /> : null;
}

function RelatedEntry({ item, context }: { readonly item: TimelineItem; readonly context: CellContext }) {
  const metadata = useMetadata();
  const object = findObject(metadata, item.record?.object);
  if (!object || !item.record) return null;
  const { fields, id, title } = item.record;
  const shown = Object.keys(fields).flatMap((name) => {
    const column = name === object.title || hiddenHere.has(name) ? undefined : listColumn(metadata, object, name);
    const value = column && valueAt(fields, column.path);
    // When it happened stands beside the title.
    return column && !column.field.system && !isBlank(value) && value !== item.at ? [column] : [];
  });
  return (
    <li className={classes.entry}>
      <span className={classes.icon} aria-hidden>
        <Icon name={object.icon} size={14} />
      </span>
      <div className={classes.head}>
        <span className={classes.kind}>{context.label(object.label)}</span>
        <Link to={`/records/${object.name}/${id}`} className={classes.title}>
          {title ?? context.label(object.label)}
        </Link>
        <time dateTime={item.at} title={formatDateTime(item.at, context.locale, context.zone)}>
          {formatAgo(item.at, context.locale, context.zone)}
        </time>
      </div>
      {shown.length > 0 && (
        <dl className={classes.facts}>
          {shown.map((column) => (
            <div key={column.path}>
              <dt>{columnLabel(column, context)}</dt>
              <dd>
                <RecordValue object={object.name} record={fields} path={column.path} field={column.field} context={context} compact />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

const hiddenHere: ReadonlySet<string> = new Set(['id', 'version', 'created_by', '_hidden', '_masked', '_fresh']);
