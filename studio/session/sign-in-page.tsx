import { Button, PasswordInput, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../api/own/session.ts';
import { changeLocale } from '../i18n/start-i18n.ts';
import { useLocale } from '../i18n/useLocale.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { DemoPeople } from './demo-people.tsx';
import classes from './sign-in-page.module.css';

/** E-mail and password; the address one came for stays in the address bar. */
export function SignInPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await signIn(email.trim(), password);
      await client.invalidateQueries({ queryKey: ['me'] });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className={classes.page}>
      <title>{`${t('session.signIn')} · Trellis`}</title>
      <div className={classes.ways}>
        <form className={classes.card} onSubmit={(event) => void submit(event)}>
          <Stack gap="md">
            <span className={classes.mark} aria-hidden>
              T
            </span>
            <div>
              <Title order={1}>{t('session.welcome')}</Title>
              <Text c="dimmed">{t('session.hint')}</Text>
            </div>
            <TextInput
              type="email"
              label={t('session.email')}
              autoComplete="username"
              required
              withAsterisk={false}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label={t('session.password')}
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
              error={failure === undefined ? undefined : problemText(failure, t)}
            />
            <Button type="submit" loading={busy} fullWidth>
              {t('session.signIn')}
            </Button>
          </Stack>
        </form>
        <DemoPeople />
      </div>
      <LocaleSwitch />
    </main>
  );
}

function LocaleSwitch() {
  const { t } = useTranslation();
  const locale = useLocale();
  const change = (next: string) => void changeLocale(next === 'en' ? 'en' : 'vi');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('shell.language')}
      value={locale}
      onChange={change}
      data={[
        { value: 'vi', label: 'Tiếng Việt' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
