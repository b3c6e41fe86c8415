import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiToken, listTokens, revokeToken } from '../../api/own/tokens.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { formatDate } from '../../format/format-date.ts';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import classes from '../profile-page.module.css';
import { ProfileSection } from '../profile-section.tsx';
import { NewTokenDialog } from './new-token-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

/** The person's API tokens: made here, shown once, revoked here. */
export function TokenList() {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiToken>();
  const tokens = useQuery({ queryKey: ['me', 'tokens'], queryFn: ({ signal }) => listTokens(signal) });
  const reload = () => void client.invalidateQueries({ queryKey: ['me', 'tokens'] });
  const revoke = async ({ id }: ApiToken) => {
    setRevoking(undefined);
    try {
      await revokeToken(id);
      showToast({ message: t('profile.revoked') });
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, common) });
    }
    reload();
  };
  const make = (
    <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setMaking(true)}>
      {t('profile.makeToken')}
    </Button>
  );
  return (
    <ProfileSection title={t('profile.tokens')} hint={t('profile.tokensHint')} action={make}>
      {tokens.isError && <ProblemPanel error={tokens.error} onRetry={() => void tokens.refetch()} />}
      {tokens.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('profile.noTokens')}
        </Text>
      )}
      {tokens.data !== undefined && tokens.data.length > 0 && (
        <ul className={classes.tokens}>
          {tokens.data.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
          ))}
        </ul>
      )}
      {making && (
        <NewTokenDialog
          onClose={() => {
            setMaking(false);
            reload();
          }}
        />
      )}
      {revoking && <RevokeDialog name={revoking.name} onClose={() => setRevoking(undefined)} onRevoke={() => void revoke(revoking)} />}
    </ProfileSection>
  );
}

function TokenRow({ token, onRevoke }: { readonly token: ApiToken; readonly onRevoke: () => void }) {
  const { t } = useTranslation('desk');
  const { locale, zone } = useCellContext();
  const day = (at: string) => formatDate(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(at)), locale);
  const scopes = token.scopes.map((scope) => t(`profile.scopes.${scope as 'read'}`)).join(', ');
  const ends = token.expires_at === null ? t('profile.endsNever') : t('profile.endsAt', { date: day(token.expires_at) });
  const used = token.last_used_at === null ? t('profile.neverUsed') : t('profile.usedAt', { date: day(token.last_used_at) });
  return (
    <li className={classes.token}>
      <div className={classes.tokenText}>
        <Text size="sm" fw={500} truncate>
          {token.name}
        </Text>
        <Text size="xs" c="dimmed">
          {[scopes, ends, used].join(' · ')}
        </Text>
      </div>
      <Button variant="subtle" color="red" size="compact-sm" aria-label={t('profile.revokeOf', { name: token.name })} onClick={onRevoke}>
        {t('profile.revoke')}
      </Button>
    </li>
  );
}
