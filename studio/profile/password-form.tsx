import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../api/own/me.ts';
import { ProblemError } from '../api/problem.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { showToast } from '../shell/toast.tsx';
import { ProfileSection } from './profile-section.tsx';

const fewestCharacters = 10;

/** Changes the own password; whoever sits here must know the present one. */
export function PasswordForm() {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const short = next !== '' && [...next].length < fewestCharacters;
  const wrong = failure instanceof ProblemError && failure.code === 'bad_credentials';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (short) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await changePassword(current, next);
      setCurrent('');
      setNext('');
      showToast({ message: t('profile.changed') });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const shared = { required: true, withAsterisk: false, visibilityToggleButtonProps: { 'aria-label': t('profile.showPassword') } } as const;
  return (
    <ProfileSection title={t('profile.password')} hint={t('profile.newHint')}>
      <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
        <PasswordInput
          {...shared}
          label={t('profile.current')}
          autoComplete="current-password"
          value={current}
          error={wrong ? t('profile.wrongCurrent') : undefined}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          {...shared}
          label={t('profile.new')}
          autoComplete="new-password"
          value={next}
          error={short ? t('profile.tooShort') : failure !== undefined && !wrong ? problemText(failure, common) : undefined}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy} style={{ alignSelf: 'flex-start' }}>
          {t('profile.change')}
        </Button>
      </form>
    </ProfileSection>
  );
}
