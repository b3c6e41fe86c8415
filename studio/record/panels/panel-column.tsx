import type { CellContext } from '../../fields/field-cell.ts';
import { findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import type { PageTab } from '../tabs/page-tabs.ts';
import { PanelList } from './panel-list.tsx';
import classes from './panels.module.css';

export interface PanelColumnProps {
  readonly panels: PageTab['panels'];
  readonly owner: { readonly object: string; readonly id: string };
  readonly context: CellContext;
}

/** The short lists beside the sections; those of objects that this person may not list leave no trace. */
export function PanelColumn({ panels, owner, context }: PanelColumnProps) {
  const metadata = useMetadata();
  return (
    <div className={classes.column}>
      {panels.map((list) => {
        const object = findObject(metadata, list.object);
        return object?.can.list ? (
          <PanelList key={`${list.object} ${list.link} ${list.filter}`} object={object} list={list} owner={owner} context={context} />
        ) : null;
      })}
    </div>
  );
}
