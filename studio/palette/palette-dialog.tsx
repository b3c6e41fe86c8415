import { Loader, Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../keys/is-composing.ts';
import { useIsPhone } from '../shell/useIsPhone.ts';
import classes from './palette-dialog.module.css';
import type { PaletteItem } from './palette-item.ts';
import { PaletteList } from './palette-list.tsx';
import { closePalette, type PaletteMode } from './palette-store.ts';
import { type PaletteGroups, usePaletteGroups } from './usePaletteGroups.tsx';

/** Finds records, pages and actions as one types; all by keyboard. */
export function PaletteDialog({ mode }: { readonly mode: PaletteMode }) {
  const { t } = useTranslation('desk');
  const phone = useIsPhone();
  return (
    <Modal.Root opened onClose={closePalette} size={640} yOffset="10vh" centered={false} fullScreen={phone} padding={0} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t(`palette.title.${mode}`)} radius={phone ? 0 : 12}>
        <Modal.Body className={classes.body ?? ''}>
          <Palette mode={mode} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface PaletteState {
  readonly typed: string;
  readonly current: PaletteItem | undefined;
  type(text: string): void;
  point(id: string): void;
  choose(item: PaletteItem | undefined): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** What was typed, and which of the items Enter would take: the first until the arrows say otherwise. */
function usePaletteState(mode: PaletteMode): PaletteState & { readonly found: PaletteGroups } {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<string>();
  const found = usePaletteGroups(typed, mode);
  const items = found.groups.flatMap((group) => group.items);
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === active),
  );
  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    closePalette();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && items.length > 0) {
      event.preventDefault();
      const next = at + step;
      const wrapped = Math.abs(step) === 1 ? (next + items.length) % items.length : Math.min(Math.max(next, 0), items.length - 1);
      setActive(items[wrapped]?.id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(items[at]);
    }
  };
  const type = (text: string) => {
    setTyped(text);
    setActive(undefined);
  };
  return { typed, found, current: items[at], type, point: setActive, choose, onKeyDown };
}

function Palette({ mode }: { readonly mode: PaletteMode }) {
  const { t } = useTranslation('desk');
  const listId = useId();
  const state = usePaletteState(mode);
  const { found, typed, current } = state;
  return (
    <>
      <PaletteInput mode={mode} listId={listId} state={state} loading={found.loading} />
      <PaletteList
        id={listId}
        groups={found.groups}
        current={current?.id}
        searching={found.loading}
        typed={typed}
        error={found.error}
        onPoint={state.point}
        onChoose={state.choose}
      />
      {mode === 'all' && <div className={classes.foot}>{t('palette.hint')}</div>}
    </>
  );
}

interface PaletteInputProps {
  readonly mode: PaletteMode;
  readonly listId: string;
  readonly state: PaletteState;
  readonly loading: boolean;
}

function PaletteInput({ mode, listId, state, loading }: PaletteInputProps) {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const { typed, current } = state;
  return (
    <div className={classes.head}>
      <IconSearch size={18} stroke={1.6} aria-hidden />
      <input
        className={classes.input}
        type="text"
        role="combobox"
        aria-label={t(`palette.title.${mode}`)}
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${listId} ${current.id}`.replaceAll(' ', '-') : undefined}
        placeholder={t(`palette.placeholder.${mode}`)}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
        data-autofocus
        value={typed}
        onChange={(event) => state.type(event.currentTarget.value)}
        onKeyDown={state.onKeyDown}
      />
      {loading && <Loader size={16} aria-label={common('common.loading')} />}
      <button type="button" className={classes.close} onClick={closePalette}>
        <kbd aria-hidden>Esc</kbd>
        <span className="visually-hidden">{common('common.close')}</span>
      </button>
    </div>
  );
}
