import { Anchor, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../session/useMe.ts';
import { WhyOne } from './why-one.tsx';
import { type WhyQuestion, whyActions } from './why-question.ts';

/** Why one may see and change something, or may not: a sentence each, with how it was decided. */
export function WhyPanel({ question }: { readonly question: WhyQuestion }) {
  const { t } = useTranslation('rights');
  const { admin } = useMe();
  return (
    <Stack gap="sm">
      {whyActions(question).map((action) => (
        <WhyOne key={action} query={{ ...question, action }} />
      ))}
      {admin && (
        <Anchor component={Link} to={`/admin/access?${new URLSearchParams({ ...question })}`} size="sm">
          {t('why.forOthers')}
        </Anchor>
      )}
    </Stack>
  );
}
