import { Checkbox, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportInspected } from '../../../../schemas/generated/api.ts';
import classes from '../../import-page.module.css';
import { ToneBadge } from '../../tone-badge.tsx';

export interface LeftOutRowsProps {
  readonly inspected: ImportInspected;
  /** Rows that are imported all the same. */
  readonly keep: readonly number[];
  readonly onKeep: (keep: readonly number[]) => void;
}

/** Rows that are no records, each with a way to import it all the same. Titles stand above the header and cannot be records of it. */
export function LeftOutRows({ inspected: { left_out, left_out_count }, keep, onKeep }: LeftOutRowsProps) {
  const { t } = useTranslation('imports');
  return (
    <section aria-labelledby="left-out">
      <Title order={3} size="h5" id="left-out" mb={6}>
        {t('file.leftOut')}
      </Title>
      {left_out.length === 0 ? (
        <Text c="dimmed">{t('file.leftOutNone')}</Text>
      ) : (
        <ul className={classes.list}>
          {left_out.map(({ row, kind, text }) => (
            <li key={row} className={classes.item}>
              <Text size="sm" c="dimmed" w={72}>
                {t('file.rowNumber', { row })}
              </Text>
              <ToneBadge color="gray">{t(`file.kinds.${kind}`)}</ToneBadge>
              <Text size="sm" className={classes.grow ?? ''}>
                {text}
              </Text>
              {kind !== 'title' && (
                <Checkbox
                  label={t('file.keep')}
                  aria-label={`${t('file.keep')}: ${t('file.rowNumber', { row })}`}
                  checked={keep.includes(row)}
                  onChange={({ currentTarget }) => onKeep(currentTarget.checked ? [...keep, row] : keep.filter((other) => other !== row))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {left_out_count > left_out.length && <Text c="dimmed">{t('file.leftOutMore', { count: left_out_count - left_out.length })}</Text>}
    </section>
  );
}
