import { Alert, Button, Group, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { previewSampleData } from '../api/data.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { formatNumber } from '../format/format-number.ts';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import classes from './data-page.module.css';

/** What removing would take away and what would stay, and why, object by object. */
export function SampleDataPreview({ onRemove, onClose }: { readonly onRemove: () => void; readonly onClose: () => void }) {
  const { t } = useTranslation('data');
  const { t: common } = useTranslation();
  const { label, locale } = useCellContext();
  const metadata = useMetadata();
  const { data, error } = useQuery({ queryKey: ['sample-data', 'preview'], queryFn: ({ signal }) => previewSampleData(signal), gcTime: 0 });
  if (error) return <Alert color="red">{problemText(error, common)}</Alert>;
  if (!data) return <Skeleton height={200} />;
  const going = data.objects.reduce((sum, { goes }) => sum + goes, 0);
  const number = (value: number) => formatNumber(String(value), locale);
  return (
    <Stack gap="sm">
      <div className={classes.across}>
        <Table className={classes.numbers ?? ''} aria-label={t('samples.look')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('samples.object')}</Table.Th>
              <Table.Th ta="end">{t('samples.goes')}</Table.Th>
              <Table.Th ta="end">{t('samples.changed')}</Table.Th>
              <Table.Th ta="end">{t('samples.needed')}</Table.Th>
              <Table.Th ta="end">{t('samples.own')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.objects.map(({ object, goes, changed, needed, own }) => {
              const found = findObject(metadata, object);
              return (
                <Table.Tr key={object}>
                  <Table.Th scope="row" fw={400}>
                    {found ? label(found.plural) : object}
                  </Table.Th>
                  {[goes, changed, needed, own].map((value, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed.
                    <Table.Td key={index} ta="end" {...(value === 0 ? { c: 'dimmed' } : {})}>
                      {number(value)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
      {data.people + data.teams > 0 && <Text size="sm">{t('samples.people', { people: data.people, teams: data.teams })}</Text>}
      <Group gap="xs">
        <Button color="red" disabled={going === 0} onClick={onRemove}>
          {t('samples.remove', { number: number(going) })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {common('common.cancel')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('samples.wayBack')}
      </Text>
    </Stack>
  );
}
