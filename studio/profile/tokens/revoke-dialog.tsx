import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface RevokeDialogProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly onRevoke: () => void;
}

/** Says what stops working before it does. */
export function RevokeDialog({ name, onClose, onRevoke }: RevokeDialogProps) {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t('profile.revokeTitle', { name })} closeButtonProps={{ 'aria-label': common('common.close') }}>
      <Text size="sm">{t('profile.revokeText')}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {common('common.cancel')}
        </Button>
        <Button color="red" onClick={onRevoke}>
          {t('profile.revoke')}
        </Button>
      </Group>
    </Modal>
  );
}
