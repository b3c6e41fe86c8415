import type { ReactNode } from 'react';
import { formatNumber } from '../../format/format-number.ts';
import type { Locale } from '../../format/locale.ts';
import classes from './map.module.css';

export interface CountRowProps {
  readonly count: number;
  /** The largest of the table: its bar takes the whole width. */
  readonly most: number;
  readonly locale: Locale;
  readonly children: ReactNode;
}

/** A name, a bar and a number. */
export function CountRow({ count, most, locale, children }: CountRowProps) {
  return (
    <tr>
      <th scope="row">
        {children}
        <span className={classes.bar} style={{ width: `${most === 0 ? 0 : Math.max(1, (count / most) * 100)}%` }} />
      </th>
      <td>{formatNumber(count, locale)}</td>
    </tr>
  );
}
