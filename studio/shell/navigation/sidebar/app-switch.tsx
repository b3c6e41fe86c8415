import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AppDocument } from '../../../../schemas/generated/metadata.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { Icon } from '../../icon.tsx';
import { navigationGroups } from '../navigation.ts';
import { useApp } from '../useApp.ts';
import { useChooseApp } from '../useChooseApp.ts';
import classes from './app-switch.module.css';

/** Goes over to another app; nothing where there is only one. */
export function AppSwitch({ onNavigate, slim = false }: { readonly onNavigate?: () => void; readonly slim?: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const metadata = useMetadata();
  const navigate = useNavigate();
  const current = useApp();
  const chooseApp = useChooseApp();
  if (metadata.apps.length < 2 || !current) return null;
  const go = (app: AppDocument) => {
    chooseApp(app.name);
    const first = navigationGroups(metadata, app)[0]?.items[0];
    if (first) void navigate(first.to);
    onNavigate?.();
  };
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.switch ?? ''} data-slim={slim || undefined} aria-label={t('shell.app', { app: label(current.label) })}>
          <Icon name={current.icon} />
          {!slim && <span className={classes.name}>{label(current.label)}</span>}
          {!slim && <IconSelector size={16} stroke={1.6} aria-hidden />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {metadata.apps
          .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
          .map((app) => (
            <Menu.Item
              key={app.name}
              leftSection={<Icon name={app.icon} size={16} />}
              rightSection={app.name === current.name && <IconCheck size={16} aria-hidden />}
              aria-current={app.name === current.name}
              onClick={() => go(app)}
            >
              {label(app.label)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
