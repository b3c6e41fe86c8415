import { Menu, UnstyledButton } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLabel } from '../../../i18n/useLabel.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { openPalette } from '../../../palette/palette-store.ts';
import { Icon } from '../../icon.tsx';
import { useCreatable } from '../useCreatable.ts';
import classes from './sidebar.module.css';

const mostShown = 9;

/** Makes something new, from anywhere. */
export function NewMenu({ slim, onNavigate }: { readonly slim: boolean; readonly onNavigate?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const label = useLabel();
  const objects = useCreatable();
  const { counters } = useMetadata();
  if (objects.length + counters.length === 0) return null;
  const other = () => {
    onNavigate?.();
    openPalette('create');
  };
  const go = onNavigate ? { onClick: onNavigate } : {};
  return (
    <Menu position="bottom-start" width={240} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.begin ?? ''} data-slim={slim || undefined} aria-label={slim ? t('shell.new') : undefined} data-accent>
          <IconPlus size={18} stroke={1.8} aria-hidden />
          {!slim && <span>{t('shell.new')}</span>}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        {counters.map(({ name, label: named, icon }) => (
          <Menu.Item key={name} component={Link} to={`/counter/${name}`} leftSection={<Icon name={icon ?? 'cash'} size={16} />} {...go}>
            {label(named)}
          </Menu.Item>
        ))}
        {objects.slice(0, mostShown).map(({ name, label: named, icon }) => (
          <Menu.Item key={name} component={Link} to={`/records/${name}/new`} leftSection={<Icon name={icon} size={16} />} {...go}>
            {label(named)}
          </Menu.Item>
        ))}
        {objects.length > mostShown && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconDots size={16} aria-hidden />} onClick={other}>
              {t('shell.newOther')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
