import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../shell/problems/problem-text.ts';
import classes from './palette-dialog.module.css';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';

export interface PaletteListProps {
  readonly id: string;
  readonly groups: readonly PaletteGroup[];
  /** The item that Enter takes. */
  readonly current: string | undefined;
  readonly searching: boolean;
  readonly typed: string;
  readonly error: unknown;
  readonly onPoint: (id: string) => void;
  readonly onChoose: (item: PaletteItem) => void;
}

/** What was found, in groups; how many is said to those who do not see it. */
export function PaletteList({ id, groups, current, searching, typed, error, onPoint, onChoose }: PaletteListProps) {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the item in question has changed.
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const nothing = count === 0 && !searching;
  return (
    <>
      <div ref={list} id={id} className={classes.list} role="listbox" aria-label={t('palette.found')} tabIndex={-1}>
        {groups.map(({ name, items }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is not a fieldset.
          <div key={name} role="group" aria-label={t(`palette.groups.${name}`)}>
            <div className={classes.heading} aria-hidden>
              {t(`palette.groups.${name}`)}
            </div>
            {items.map((item) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is heard in the input.
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, which names the option in question.
              <div
                key={item.id}
                id={`${id} ${item.id}`.replaceAll(' ', '-')}
                role="option"
                aria-selected={item.id === current}
                className={classes.item}
                onPointerMove={() => item.id !== current && onPoint(item.id)}
                onClick={() => onChoose(item)}
              >
                {item.icon}
                <span className={classes.label}>{item.label}</span>
                {item.detail !== undefined && <span className={classes.detail}>{item.detail}</span>}
              </div>
            ))}
          </div>
        ))}
      </div>
      {nothing && <p className={classes.nothing}>{t('palette.nothing', { text: typed.trim() })}</p>}
      {error !== undefined && <p className={classes.nothing}>{problemText(error, common)}</p>}
      <div className="visually-hidden" role="status">
        {searching || nothing ? '' : t('palette.count', { count })}
      </div>
    </>
  );
}
