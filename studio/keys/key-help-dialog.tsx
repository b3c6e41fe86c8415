import { Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { closeKeyHelp } from './key-help-store.ts';
import { KeyList } from './key-list.tsx';
import { boundKeys } from './key-registry.ts';
import { useSingleKeysOn } from './useSingleKeysOn.ts';

/** The keys of the page that is shown, and those that hold everywhere. */
export function KeyHelpDialog() {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const on = useSingleKeysOn();
  const [keys] = useState(boundKeys);
  return (
    <Modal opened onClose={closeKeyHelp} title={t('keys.title')} closeButtonProps={{ 'aria-label': common('common.close') }}>
      <KeyList keys={keys} dimmed={!on} />
      <Text size="sm" c="dimmed" mt="md">
        {t(on ? 'keys.canBeOff' : 'keys.areOff')}{' '}
        <Link to="/profile" onClick={closeKeyHelp}>
          {common('shell.profile')}
        </Link>
      </Text>
    </Modal>
  );
}
