import { ActionIcon, Button } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '../../i18n/start-i18n.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { useLoaded } from '../../shell/useLoaded.ts';
import type { ListState } from '../state/useListState.ts';
import classes from './view-tabs.module.css';

async function loadMenu() {
  const [{ ViewMenu }] = await Promise.all([import('./view-menu.tsx'), loadTexts('lists')]);
  return ViewMenu;
}

export interface ViewButtonProps {
  readonly object: ClientObject;
  readonly state: ListState;
}

/** Opens what can be done with the view; where the list differs from it, it says so in words. */
export function ViewButton({ object, state }: ViewButtonProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [ViewMenu, askFor] = useLoaded(loadMenu);
  // Once it is there the menu opens by itself: a second opinion, a moment later, would close it.
  const open = ViewMenu ? undefined : () => askFor(() => setOpened(true));
  const shared = { 'aria-haspopup': 'menu', 'aria-expanded': opened, onClick: open } as const;
  const button = state.changed ? (
    <Button variant="subtle" size="compact-sm" h={28} {...shared}>
      {t('list.saveView')}
    </Button>
  ) : (
    <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('list.viewMenu')} title={t('list.viewMenu')} {...shared}>
      <IconDotsVertical size={16} aria-hidden />
    </ActionIcon>
  );
  return (
    <div className={classes.menu}>
      {ViewMenu ? (
        <ViewMenu object={object} state={state} opened={opened} onChange={setOpened}>
          {button}
        </ViewMenu>
      ) : (
        button
      )}
    </div>
  );
}
