import type { WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import type { FieldStates } from '../inline/field-states.ts';
import { PanelColumn } from '../panels/panel-column.tsx';
import { RecordSections } from '../record-sections.tsx';
import { RecordStamps } from '../record-stamps.tsx';
import { RelatedList } from '../related/related-list.tsx';
import type { PageTab } from './page-tabs.ts';
import classes from './record-tabs.module.css';

export interface LayoutTabProps {
  readonly tab: PageTab;
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly states: FieldStates;
  readonly context: CellContext;
}

/** Sections and lists, with the short lists beside them where there is room. */
export function LayoutTab({ tab, object, record, states, context }: LayoutTabProps) {
  return (
    <div className={classes.columns} data-beside={tab.panels.length > 0 || undefined}>
      <div className={classes.main}>
        <RecordSections object={object} record={record} sections={tab.sections} states={states} context={context} />
        {tab.related.map((related) => (
          <RelatedList
            key={`${related.object} ${related.link} ${related.filter}`}
            object={related.object}
            link={related.link}
            id={record.id}
            owner={object.name}
            label={related.label}
            columns={related.columns}
            sort={related.sort}
            filter={related.filter}
            context={context}
          />
        ))}
        {tab.sections.length > 0 && <RecordStamps record={record} context={context} />}
      </div>
      {tab.panels.length > 0 && <PanelColumn panels={tab.panels} owner={{ object: object.name, id: record.id }} context={context} />}
    </div>
  );
}
