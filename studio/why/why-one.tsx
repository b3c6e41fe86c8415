import { Accordion, Skeleton, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccessWhyQuery } from '../../schemas/generated/api.ts';
import { loadWhy } from '../api/rights/access.ts';
import { useLabel } from '../i18n/useLabel.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import classes from './why-one.module.css';
import { WhyTrace } from './why-trace.tsx';

/** One answer: the sentence, and folded beneath it how it was decided. */
export function WhyOne({ query, open = false }: { readonly query: AccessWhyQuery; readonly open?: boolean }) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const label = useLabel();
  const { data, error } = useQuery({ queryKey: ['why', query], queryFn: ({ signal }) => loadWhy(query, signal), retry: false, staleTime: 0 });
  if (error) {
    return (
      <Text c="var(--mantine-color-error)" role="alert">
        {problemText(error, common)}
      </Text>
    );
  }
  if (!data) return <Skeleton height={40} role="status" aria-label={common('common.loading')} />;
  const Mark = data.allowed ? IconCheck : IconX;
  return (
    <div>
      <Text className={classes.sentence ?? ''} data-allowed={data.allowed || undefined}>
        <Mark size={16} aria-hidden className={classes.mark} />
        <span>{label(data.sentence)}</span>
      </Text>
      <Accordion defaultValue={open ? 'trace' : null} classNames={{ control: classes.control ?? '', item: classes.item ?? '', content: classes.content ?? '' }}>
        <Accordion.Item value="trace">
          <Accordion.Control>{t('why.trace')}</Accordion.Control>
          <Accordion.Panel>
            <WhyTrace trace={data.trace} object={data.question.object} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </div>
  );
}
