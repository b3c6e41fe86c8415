import { ScrollArea, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportInspected } from '../../../../schemas/generated/api.ts';
import classes from '../wizard.module.css';

/** The first rows as they stand in the file. */
export function HeadTable({ inspected: { head, header_row } }: { readonly inspected: ImportInspected }) {
  const { t } = useTranslation('imports');
  const width = Math.max(1, ...head.map(({ cells }) => cells.length));
  return (
    <section aria-labelledby="first-rows">
      <Title order={3} size="h5" id="first-rows" mb={6}>
        {t('file.first')}
      </Title>
      <ScrollArea className={classes.scroll ?? ''} viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('file.first') }}>
        <table className={classes.table}>
          <tbody>
            {head.map(({ row, cells }) => (
              <tr key={row} style={row === header_row ? { fontWeight: 600 } : undefined}>
                <th scope="row">{row}</th>
                {Array.from({ length: width }, (_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={column} style={{ padding: '7px 10px', overflow: 'hidden', textOverflow: 'ellipsis' }}>
                    {cells[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  );
}
