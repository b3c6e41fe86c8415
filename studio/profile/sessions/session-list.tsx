import { Badge, Button, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../schemas/generated/api.ts';
import { endOtherSessions, endSession, listSessions } from '../../api/own/sessions.ts';
import { formatAgo } from '../../format/format-date.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { useMe } from '../../session/useMe.ts';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import classes from '../profile-page.module.css';
import { ProfileSection } from '../profile-section.tsx';
import { deviceOf } from './device-of.ts';

const key = ['me', 'sessions'];

/** Where the person is signed in, and signing out there: one by one, or everywhere else. */
export function SessionList() {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const sessions = useQuery({ queryKey: key, queryFn: ({ signal }) => listSessions(signal) });
  const attempt = async (work: () => Promise<string>) => {
    try {
      showToast({ message: await work() });
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, common) });
    }
    await client.invalidateQueries({ queryKey: key });
  };
  const end = (id: string) => attempt(() => endSession(id).then(() => t('profile.signedOut')));
  const endOthers = () => attempt(() => endOtherSessions().then((count) => t('profile.signedOutOthers', { count })));
  const others = (sessions.data?.length ?? 0) > 1 && (
    <Button variant="default" size="compact-sm" onClick={() => void endOthers()}>
      {t('profile.signOutOthers')}
    </Button>
  );
  return (
    <ProfileSection title={t('profile.sessions')} hint={t('profile.sessionsHint')} action={others || undefined}>
      {sessions.isError && <ProblemPanel error={sessions.error} onRetry={() => void sessions.refetch()} />}
      <ul className={classes.tokens} aria-label={t('profile.sessions')}>
        {sessions.data?.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => void end(session.id)} />
        ))}
      </ul>
    </ProfileSection>
  );
}

function SessionRow({ session, onEnd }: { readonly session: Session; readonly onEnd: () => void }) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const { zone } = useMe();
  const { browser, system } = deviceOf(session.agent);
  const device = browser !== undefined && system !== undefined ? t('profile.device', { browser, system }) : (browser ?? system ?? t('profile.deviceUnknown'));
  const ago = (at: string) => formatAgo(at, locale, zone);
  const used = t('profile.seenAt', { when: ago(session.last_seen_at) });
  return (
    <li className={classes.token}>
      <div className={classes.tokenText}>
        <Text size="sm" fw={500} truncate title={session.agent ?? undefined}>
          {device}
        </Text>
        <Text size="xs" c="dimmed">
          {[used, t('profile.signedInAt', { when: ago(session.created_at) })].join(' · ')}
        </Text>
      </div>
      {session.current ? (
        <Badge variant="light" tt="none">
          {t('profile.thisSession')}
        </Badge>
      ) : (
        <Button variant="subtle" color="red" size="compact-sm" aria-label={t('profile.signOutOf', { device })} onClick={onEnd}>
          {t('profile.signOut')}
        </Button>
      )}
    </li>
  );
}
