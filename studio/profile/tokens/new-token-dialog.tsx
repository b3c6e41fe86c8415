import { Button, CopyButton, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createToken } from '../../api/own/tokens.ts';
import { useMe } from '../../session/useMe.ts';
import { problemText } from '../../shell/problems/problem-text.ts';

const dayMs = 24 * 60 * 60_000;
const endings = ['30', '90', '365', 'never'] as const;

/** Makes a token and shows its secret, once. */
export function NewTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const [secret, setSecret] = useState<string>();
  const title = t(secret === undefined ? 'profile.makeToken' : 'profile.madeToken');
  return (
    <Modal opened onClose={onClose} title={title} closeOnClickOutside={secret === undefined} closeButtonProps={{ 'aria-label': common('common.close') }}>
      {secret === undefined ? <TokenForm onMade={setSecret} onClose={onClose} /> : <Secret secret={secret} onClose={onClose} />}
    </Modal>
  );
}

function TokenForm({ onMade, onClose }: { readonly onMade: (secret: string) => void; readonly onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const { admin } = useMe();
  const [name, setName] = useState('');
  const [scope, setScope] = useState('read');
  const [ending, setEnding] = useState('90');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const scopes = ['read', 'write', ...(admin ? ['metadata'] : []), 'full'] as const;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      const expires = ending === 'never' ? {} : { expires_at: new Date(Date.now() + Number(ending) * dayMs).toISOString() };
      onMade(await createToken({ name: name.trim(), scopes: [scope], ...expires }));
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        <TextInput
          label={t('profile.tokenName')}
          description={t('profile.tokenNameHint')}
          required
          withAsterisk={false}
          maxLength={100}
          data-autofocus
          value={name}
          error={failure === undefined ? undefined : problemText(failure, common)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('profile.scope')}
          data={scopes.map((each) => ({ value: each, label: t(`profile.scopes.${each as 'read'}`) }))}
          value={scope}
          allowDeselect={false}
          onChange={(next) => setScope(next ?? 'read')}
        />
        <Select
          label={t('profile.expires')}
          data={endings.map((each) => ({ value: each, label: t(`profile.ends.${each}`) }))}
          value={ending}
          allowDeselect={false}
          onChange={(next) => setEnding(next ?? '90')}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            {t('profile.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  return (
    <Stack gap="md">
      <TextInput label={t('profile.secret')} description={t('profile.secretHint')} value={secret} readOnly onFocus={(event) => event.currentTarget.select()} />
      <Group justify="flex-end" gap="xs">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
              data-autofocus
            >
              {t(copied ? 'profile.copied' : 'profile.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{common('common.close')}</Button>
      </Group>
    </Stack>
  );
}
