import { Menu } from '@mantine/core';
import { IconArrowBackUp, IconDeviceFloppy, IconHome, IconHomeOff, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../i18n/useLabel.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import type { ListState } from '../state/useListState.ts';
import { settingOf } from './list-view.ts';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { useSavedViews } from './useSavedViews.ts';
import { useViewActions } from './useViewActions.ts';

export interface ViewMenuProps {
  readonly object: ClientObject;
  readonly state: ListState;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  /** The button that opens it. */
  readonly children: ReactNode;
}

/** Saving, sharing, renaming and deleting views, and which of them the list opens with. */
export function ViewMenu({ object, state, opened, onChange, children }: ViewMenuProps) {
  const { t } = useTranslation('lists');
  const label = useLabel();
  const { saved: known } = useSavedViews();
  const actions = useViewActions(object);
  const [dialog, setDialog] = useState<'new' | 'edit'>();
  const { chosen, changed } = state;
  const own = chosen?.saved?.editable === true ? chosen.saved : undefined;
  const opens = settingOf(known, object.name)?.opens === chosen?.key;
  return (
    <>
      <Menu opened={opened} onChange={onChange} position="bottom-start" withinPortal>
        <Menu.Target>{children}</Menu.Target>
        <Menu.Dropdown>
          {own && changed && (
            <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={() => actions.overwrite(own, state)}>
              {t('view.overwrite', { view: own.label })}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog('new')}>
            {t('view.saveNew')}
          </Menu.Item>
          {changed && (
            <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => actions.open(chosen?.key)}>
              {t('view.discard')}
            </Menu.Item>
          )}
          {own && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setDialog('edit')}>
                {t('view.edit')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} c="var(--mantine-color-error)" onClick={() => actions.remove(own)}>
                {t('view.delete', { view: own.label })}
              </Menu.Item>
            </>
          )}
          {chosen && (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={opens ? <IconHomeOff size={16} aria-hidden /> : <IconHome size={16} aria-hidden />}
                onClick={() => actions.opensWith(opens ? null : chosen.key)}
              >
                {opens ? t('view.opensNoMore') : t('view.opens', { view: label(chosen.label) })}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog && (
        <SaveViewDialog
          object={object}
          subjects={known?.subjects ?? []}
          saved={dialog === 'edit' ? own : undefined}
          onClose={() => setDialog(undefined)}
          onSave={(wanted) => (dialog === 'edit' && own ? actions.rename(own, wanted) : actions.save(state, wanted))}
        />
      )}
    </>
  );
}
