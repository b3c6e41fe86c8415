import { Select, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../format/format-number.ts';
import { useLocale } from '../../../i18n/useLocale.ts';
import type { ImportDraft } from '../import-draft.ts';
import type { StepProps } from '../wizard-steps.ts';
import { HeadTable } from './head-table.tsx';
import { LeftOutRows } from './left-out-rows.tsx';

const none = 'none';
const longestHeader = 60;

/** Another table means other columns: what was decided about the columns falls away. */
function reread(
  { mapping: _mapping, trial: _trial, sheet: _sheet, headerRow: _header, ...rest }: ImportDraft,
  change: Pick<ImportDraft, 'sheet' | 'headerRow'>,
): ImportDraft {
  return { ...rest, ...change, keep: [], corrections: [] };
}

/** What was understood of the file: its sheet, the row with the names of the columns, the rows left out. */
export function FileStep({ draft, inspected, change }: StepProps) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const { sheets, sheet, header_row, head, rows, rows_capped, columns, filled_down } = inspected;
  const n = (count: number) => ({ count, n: formatNumber(count, locale) });
  const facts = [
    rows_capped ? t('file.rowsCapped', n(rows)) : t('file.rows', n(rows)),
    t('file.columnsFound', { count: columns.length }),
    ...(filled_down > 0 ? [t('file.filledDown', n(filled_down))] : []),
  ];
  const pickHeader = (value: string | null) =>
    change((before) => reread(before, { sheet, headerRow: value === none || value === null ? null : Number(value) }));
  return (
    <Stack gap="md">
      <div>
        <Title order={2} size="h4">
          {t('file.title')}
        </Title>
        <Text c="dimmed">{facts.join(' · ')}</Text>
      </div>
      <Stack gap="sm" maw={560}>
        {sheets.length > 1 && (
          <Select
            label={t('file.sheet')}
            allowDeselect={false}
            value={String(sheet)}
            onChange={(value) => value !== null && change((before) => reread(before, { sheet: Number(value) }))}
            data={sheets.map(({ name, hidden, rows: count }, index) => {
              const shown = hidden ? t('file.hiddenSheet', { name }) : name;
              return { value: String(index), label: count === null ? shown : t('file.sheetRows', { name: shown, ...n(count) }), disabled: count === 0 };
            })}
          />
        )}
        <Select
          label={t('file.header')}
          allowDeselect={false}
          value={header_row === null ? none : String(header_row)}
          onChange={pickHeader}
          data={[
            ...head.map(({ row, cells }) => ({
              value: String(row),
              label: t('file.headerRow', {
                row,
                text: cells
                  .filter((cell) => cell !== '')
                  .join(' · ')
                  .slice(0, longestHeader),
              }),
            })),
            { value: none, label: t('file.noHeader') },
          ]}
        />
      </Stack>
      <LeftOutRows inspected={inspected} keep={draft.keep} onKeep={(keep) => change(({ trial: _, ...before }) => ({ ...before, keep }))} />
      <HeadTable inspected={inspected} />
    </Stack>
  );
}
