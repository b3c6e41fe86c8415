import classes from './admin-table.module.css';

export interface TreeNameProps {
  readonly name: string;
  readonly depth: number;
  readonly onOpen: () => void;
}

/** The name of something in a tree, further in the deeper it stands. */
export function TreeName({ name, depth, onOpen }: TreeNameProps) {
  return (
    <span style={{ paddingLeft: depth * 20 }} className={classes.named}>
      <button
        type="button"
        className={classes.title}
        onClick={(event) => {
          event.stopPropagation();
          onOpen();
        }}
      >
        {name}
      </button>
    </span>
  );
}
