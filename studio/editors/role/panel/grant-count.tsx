import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonAnswer } from '../../../../schemas/generated/api.ts';
import { formatNumber } from '../../../format/format-number.ts';
import { useLocale } from '../../../i18n/useLocale.ts';
import { problemText } from '../../../shell/problems/problem-text.ts';
import type { GrantCountState } from './useGrantCount.ts';

/** How many records a rule reaches; for whom, where that depends on the person. */
export function GrantCount({ count, person }: { readonly count: GrantCountState; readonly person: PersonAnswer | undefined }) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const locale = useLocale();
  const { rows, counting, error } = count;
  const number = rows && `${formatNumber(rows.count, locale)}${rows.capped ? '+' : ''}`;
  const personal = (rows?.depends_on_person.length ?? 0) > 0;
  const text = () => {
    if (error !== undefined) return t('role.countFailed', { reason: problemText(error, common) });
    if (number === undefined) return t('role.counting');
    if (!personal) return t('role.count', { number });
    return person ? t('role.countFor', { number, person: person.name }) : t('role.countPersonal');
  };
  return (
    <Text
      size="sm"
      c={error === undefined ? 'var(--accent-text)' : 'var(--mantine-color-error)'}
      role="status"
      opacity={counting && number !== undefined ? 0.6 : 1}
    >
      {text()}
    </Text>
  );
}
