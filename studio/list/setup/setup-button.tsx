import { ActionIcon, Drawer, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '../../i18n/start-i18n.ts';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import { useLoaded } from '../../shell/useLoaded.ts';
import type { SetupPanelProps } from './setup-panel.tsx';

async function loadPanel() {
  const [{ SetupPanel }] = await Promise.all([import('./setup-panel.tsx'), loadTexts('lists')]);
  return SetupPanel;
}

/** Opens what the list shows: columns, groups and sums. */
export function SetupButton(props: SetupPanelProps) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const [opened, { open, close }] = useDisclosure(false);
  const [SetupPanel, askFor] = useLoaded(loadPanel);
  const panel = SetupPanel && <SetupPanel {...props} />;
  const button = (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={t('list.setup')}
      title={t('list.setup')}
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={() => (opened ? close() : askFor(open))}
    >
      <IconColumns3 size={18} aria-hidden />
    </ActionIcon>
  );
  if (phone) {
    return (
      <>
        {button}
        <Drawer opened={opened} onClose={close} position="bottom" size="85%" title={t('list.setup')} closeButtonProps={{ 'aria-label': t('common.close') }}>
          {panel}
        </Drawer>
      </>
    );
  }
  return (
    <Popover opened={opened} onChange={(next) => !next && close()} position="bottom-end" width={400} trapFocus returnFocus>
      <Popover.Target popupType="dialog">{button}</Popover.Target>
      <Popover.Dropdown aria-label={t('list.setup')} mah="calc(100vh - 160px)" style={{ overflowY: 'auto' }}>
        {panel}
      </Popover.Dropdown>
    </Popover>
  );
}
