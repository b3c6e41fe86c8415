import { Drawer, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../shell/useIsPhone.ts';

export interface SidePanelProps {
  readonly title: string;
  readonly size?: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel at the right of a page, on a phone the whole screen. */
export function SidePanel({ title, size = 480, onClose, children }: SidePanelProps) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  return (
    <Drawer opened onClose={onClose} position="right" size={phone ? '100%' : size} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Stack gap="md">{children}</Stack>
    </Drawer>
  );
}
